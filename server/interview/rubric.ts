import { z } from 'zod'
import { checklist } from './checklist.ts'
import { dimension, slug } from './ids.ts'
import { signals } from './signals.ts'

/** How much a criterion counts at each level; 0 leaves it out of the dimension's mean. */
export const weights = z.strictObject({
  L4: z.number().nonnegative(),
  L5: z.number().nonnegative(),
  L6: z.number().nonnegative(),
  L7: z.number().nonnegative(),
  L8: z.number().nonnegative(),
})
export type Weights = z.infer<typeof weights>

/** `dimension.name`, as in `requirements.scale`; stable, labels and reports use it. */
export const criterionId = z
  .string()
  .regex(/^[a-z]+\.[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected dimension.words-joined-by-hyphens')

/**
 * One thing that a candidate is judged on. `signals` says how the engine recognises it: the rubric declares, the
 * engine interprets, so adding a criterion to a question needs no code.
 */
export const criterion = z.strictObject({
  id: criterionId,
  dimension,
  title: z.string().min(1),
  met: z.string().min(1),
  partial: z.string().min(1),
  weights,
  /** The question an interviewer asks to bring the candidate to it. Never contains the answer. */
  probe: z.string().min(1),
  /** Kinds of phase in which it is expected; probes are asked there. */
  phases: z.array(slug).min(1),
  signals,
})
export type Criterion = z.infer<typeof criterion>

/** A rubric file: `rubrics/core.yaml` holds the 34 criteria that every interview is graded on. */
export const rubric = z.strictObject({
  format: z.literal('rubric/1'),
  id: slug,
  title: z.string().min(1),
  /** None for a drill, which is graded on its own criteria alone. */
  criteria: z.array(criterion),
  /** What the report tells besides: what of production readiness was never touched. Earns no points. */
  checklists: z.array(checklist).default([]),
})
export type Rubric = z.infer<typeof rubric>
