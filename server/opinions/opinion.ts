import { z } from 'zod'
import { gradedCriterion } from '../grading/report.ts'
import { dimension, verdict } from '../interview/ids.ts'
import { criterionId } from '../interview/rubric.ts'
import { modelFailures } from '../models/failures.ts'

/** Who judged. `version` tells two of the same name apart: of rules the rubric, of a model its own name for itself. */
export const grader = z.object({
  kind: z.enum(['rules', 'model', 'person']),
  name: z.string(),
  version: z.string(),
})
export type OpinionGrader = z.infer<typeof grader>

/** Why there is no verdict: what the model did, or that the time for the whole opinion was over before it was asked. */
export const reasonsNot = [...modelFailures, 'out-of-time'] as const
export type ReasonNot = (typeof reasonsNot)[number]

const about = { id: criterionId, dimension, title: z.string() }

/** A verdict with its reasons. Quotes were checked: they stand where they say that they stand. */
export const judged = z.object({
  ...about,
  outcome: z.literal('judged'),
  verdict,
  evidence: gradedCriterion.shape.evidence,
  reason: z.string(),
  /** Quotes of answers that were thrown away before this one, because they stand nowhere. */
  droppedQuotes: z.int().nonnegative(),
  /** When a person decided it; null for graders that judge all at once. */
  at: z.iso.datetime().nullable(),
})

/** No verdict. It is not `missed`: it says nothing about the candidate. */
export const notJudged = z.object({
  ...about,
  outcome: z.literal('could-not-judge'),
  why: z.enum(reasonsNot),
  says: z.string(),
  droppedQuotes: z.int().nonnegative(),
})

export const opinionCriterion = z.discriminatedUnion('outcome', [judged, notJudged])
export type OpinionCriterion = z.infer<typeof opinionCriterion>

/** `opinion/1`: what one grader says of an interview. A person may leave criteria out. */
export const opinion = z.object({
  format: z.literal('opinion/1'),
  interview: z.string(),
  rubric: z.object({ id: z.string(), hash: z.string() }),
  grader,
  criteria: z.array(opinionCriterion),
})
export type Opinion = z.infer<typeof opinion>

/** How many criteria of an opinion have no verdict. */
export const notJudgedIn = ({ criteria }: Opinion): number =>
  criteria.filter((it) => it.outcome === 'could-not-judge').length
