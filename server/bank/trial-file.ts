import { z } from 'zod'
import { verdict } from '../interview/ids.ts'

const band = z.tuple([z.number().min(0).max(4), z.number().min(0).max(4)])
const words = z.array(z.string().min(1)).min(1)

/** A whole answer, an utterance an entry, and the bands of 0 to 4 that its scores must fall in. */
const answer = z.strictObject({
  id: z.enum(['strong', 'weak', 'buzzwords']),
  /** Score on the question's own criteria. */
  own: band,
  /** Score on core and own criteria together; a drill has none. */
  overall: band.optional(),
  says: words,
})

/**
 * What people might say and what it deserves. `cases`: by criterion and verdict, answers to the criterion's probe.
 * `answers`: whole answers to the question.
 */
export const trials = z.strictObject({
  cases: z.record(z.string(), z.partialRecord(verdict, words)).default({}),
  answers: z.array(answer).default([]),
})
export type Trials = z.infer<typeof trials>
