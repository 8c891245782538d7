import { z } from 'zod'

/** A stable identifier written by people: lower-case words joined by hyphens. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens')

/** Seniority a candidate is graded for; the weights of the criteria differ by it. */
export const levels = ['L4', 'L5', 'L6', 'L7', 'L8'] as const
export const level = z.enum(levels)
export type Level = z.infer<typeof level>

/** The ten dimensions of the core rubric, in the order in which reports show them. */
export const dimensions = [
  'requirements',
  'design',
  'depth',
  'tradeoffs',
  'cost',
  'monitoring',
  'reliability',
  'scalability',
  'security',
  'communication',
] as const
export const dimension = z.enum(dimensions)
export type Dimension = z.infer<typeof dimension>

/** What a judge says of one criterion. `met` counts 1, `partial` 0.5, `missed` 0. */
export const verdicts = ['met', 'partial', 'missed'] as const
export const verdict = z.enum(verdicts)
export type Verdict = z.infer<typeof verdict>
/** Verdicts in steps, for ordering them and for telling how far two lie apart. */
export const verdictRank = { missed: 0, partial: 1, met: 2 } as const satisfies Record<Verdict, number>
