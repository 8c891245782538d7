import { z } from 'zod'
import { type Report, report } from '../grading/report.ts'

/** What a grader thread answers: the report, or why there is none. */
export const answer = z.object({ id: z.number(), report: z.unknown(), error: z.string().optional() })
export type Answer = z.infer<typeof answer>

/** Whether a value is a report. It stays as it is, to the order of its fields: reports are compared byte by byte. */
export const isReport = (value: unknown): value is Report => report.safeParse(value).success
