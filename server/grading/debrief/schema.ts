import { z } from 'zod'
import { dimension, level } from '../../interview/ids.ts'
import { criterionId } from '../../interview/rubric.ts'
import { evidence, spokenEvidence } from '../evidence.ts'

const score = z.number().min(0).max(4)

export const recommendations = [
  'strong-no-hire',
  'no-hire',
  'lean-no-hire',
  'lean-hire',
  'hire',
  'strong-hire',
] as const
export const recommendation = z.enum(recommendations)
export type Recommendation = z.infer<typeof recommendation>

/** What would have helped with a criterion that is not met. */
export const advice = z.object({
  /** One sentence: the phase in which it is due, and its minutes. */
  when: z.string().min(1),
  /** Where the interviewer asked for it; null where nobody did. */
  asked: spokenEvidence.nullable(),
  /** A sentence or two to say. */
  say: z.string().min(1),
  /** Whether `say` is taken from the question's reference or, for want of one, from the rubric. */
  from: z.enum(['reference', 'rubric']),
})
export type Advice = z.infer<typeof advice>

/** One of the things to do next. `gain` is how far meeting the criterion would lift the overall score of 4. */
export const nextStep = z.object({ criterion: criterionId, gain: z.number().positive() })
export type NextStep = z.infer<typeof nextStep>

/** The same verdicts by the weights of one level. */
export const calibration = z.object({
  level,
  /** Whether this is the level of the interview. */
  own: z.boolean(),
  score,
  recommendation,
  /** Share of each dimension in the whole weight, in percent; those that count for nothing are left out. */
  shares: z.array(z.object({ dimension, percent: z.number().nonnegative() })),
  /** What the level asks for and did not get, what costs most first; `lost` in points of 4. */
  expects: z.array(z.object({ criterion: criterionId, weight: z.number(), lost: z.number() })),
})
export type Calibration = z.infer<typeof calibration>

/** A habit that costs points, seen in this interview. */
export const pitfall = z.object({
  id: z.enum([
    'jumped-into-design',
    'asked-nothing',
    'buzzwords',
    'no-cost',
    'no-monitoring',
    'overtime',
    'nothing-earned',
    'interviewer-talked',
    'monologue',
  ]),
  title: z.string().min(1),
  text: z.string().min(1),
  /** Seconds from the start; null where it is about the whole interview. */
  at: z.number().nullable(),
  evidence: evidence.nullable(),
})
export type Pitfall = z.infer<typeof pitfall>

/** Something that the graph of the whiteboard shows. It earns and costs nothing. */
export const boardFinding = z.object({
  kind: z.enum(['path', 'no-path', 'no-consumer', 'no-store', 'single-point', 'orphan']),
  good: z.boolean(),
  text: z.string().min(1),
  /** Labels of the components that it is about. */
  components: z.array(z.string()),
})
export type BoardFinding = z.infer<typeof boardFinding>

/** A layer of the reference, held against the whiteboard. */
export const boardStage = z.object({
  title: z.string(),
  /** What of it was drawn, by the labels of the whiteboard. */
  drawn: z.array(z.string()),
  /** Components of the reference that were not. */
  missing: z.array(z.string()),
})
export type BoardStage = z.infer<typeof boardStage>

/** A figure that was said and a row of the worksheet that measure the same and differ. */
export const contradiction = z.object({
  said: spokenEvidence,
  /** The row as it stands, `label = formula`. */
  row: z.string(),
  saidValue: z.string(),
  rowValue: z.string(),
  /** The larger over the smaller. */
  times: z.number().min(1),
})
export type Contradiction = z.infer<typeof contradiction>

/** What to make of the verdicts: for people, derived from them and from what was said. It changes no score. */
export const debrief = z.object({
  /** How the recommendation follows from the score, in words. */
  rule: z.string().min(1),
  nextSteps: z.array(nextStep),
  /** The overall result if all next steps were met; null where there are none. */
  afterwards: z.object({ score, recommendation }).nullable(),
  calibration: z.array(calibration),
  pitfalls: z.array(pitfall),
  whiteboard: z.object({ findings: z.array(boardFinding), stages: z.array(boardStage) }).nullable(),
  contradictions: z.array(contradiction),
})
export type Debrief = z.infer<typeof debrief>
