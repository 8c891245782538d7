import { z } from 'zod'

/** What a grader thread answers: the report, or why there is none. */
export const answer = z.object({ id: z.number(), report: z.unknown(), error: z.string().optional() })
export type Answer = z.infer<typeof answer>
