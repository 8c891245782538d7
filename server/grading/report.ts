import { z } from 'zod'
import { boardGraph } from '../interview/export.ts'
import { dimension, level, verdict } from '../interview/ids.ts'
import { criterionId } from '../interview/rubric.ts'
import { advice, debrief, recommendation } from './debrief/schema.ts'
import { evidence } from './evidence.ts'

export { drawnEvidence, type Evidence, evidence, spokenEvidence } from './evidence.ts'

export const gradedCriterion = z.object({
  id: criterionId,
  dimension,
  title: z.string(),
  source: z.enum(['core', 'question']),
  /** Weight at the interview's level; 0: shown, not counted. */
  weight: z.number().nonnegative(),
  verdict,
  evidence: z.array(evidence),
  reason: z.string().min(1),
  probe: z.string(),
  /** What a full answer would have held; null when it was met. */
  missing: z.string().nullable(),
  /** When to say it and what; null when it was met. Reports of earlier releases lack it. */
  advice: advice.nullable().optional(),
})
export type GradedCriterion = z.infer<typeof gradedCriterion>

const score = z.number().min(0).max(4)

export const gradedDimension = z.object({
  id: dimension,
  title: z.string(),
  /** Null when none of its criteria counts at this level. */
  score: score.nullable(),
  outOf: z.literal(4),
  weight: z.number().nonnegative(),
})
export type GradedDimension = z.infer<typeof gradedDimension>

/** A calculation that was said or written, recomputed. */
export const arithmeticCheck = z.object({
  source: z.enum(['said', 'worksheet']),
  utterance: z.string().nullable(),
  at: z.number().nullable(),
  quote: z.string(),
  /** As claimed, and as recomputed; null where there was nothing to hold it against. */
  claimed: z.string().nullable(),
  computed: z.string().nullable(),
  ok: z.boolean(),
  note: z.string(),
})
export type ArithmeticCheck = z.infer<typeof arithmeticCheck>

/** An item of a checklist and the words that touched it; null where it was never touched. Earns no points. */
export const touchedItem = z.object({
  checklist: z.object({ id: z.string(), title: z.string() }),
  group: z.object({ id: z.string(), title: z.string() }),
  id: z.string(),
  text: z.string(),
  ask: z.string(),
  evidence: evidence.nullable(),
})
export type TouchedItem = z.infer<typeof touchedItem>

/** `grade/1`: what a grader produced. A superset of what the format demands. */
export const report = z.object({
  format: z.literal('grade/1'),
  interview: z.string(),
  level,
  rubric: z.object({ id: z.string(), hash: z.string() }),
  /** Version of the learned weights that verdicts were weighed with; left out where rules judged alone. */
  weights: z.string().optional(),
  question: z.object({ id: z.string(), title: z.string(), hash: z.string().nullable() }),
  criteria: z.array(gradedCriterion),
  dimensions: z.array(gradedDimension),
  overall: z.object({ score, outOf: z.literal(4), recommendation }),
  time: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      plannedMinutes: z.number().nullable(),
      usedMinutes: z.number().nonnegative(),
    }),
  ),
  arithmetic: z.array(arithmeticCheck),
  board: boardGraph.nullable(),
  checklists: z.array(touchedItem),
  /** Reports of earlier releases lack it. */
  debrief: debrief.optional(),
})
export type Report = z.infer<typeof report>
