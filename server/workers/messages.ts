import { z } from 'zod'
import type { GradeInput, Grounds } from '../grading/grade.ts'
import { gradedCriterion, type Report, report, touchedItem } from '../grading/report.ts'
import type { FilePart } from './file-part.ts'

/** How an interview that is still on stands: what of its report live coverage shows. */
export const standing = z.object({ criteria: z.array(gradedCriterion), checklists: z.array(touchedItem) })
export type Standing = Pick<Report, 'criteria' | 'checklists'>

/** What a grader thread is asked: a whole interview once, or one that goes on and is known by its key. */
export type Request =
  | { id: number; input: GradeInput }
  | {
      id: number
      /** Grounds are sent when the thread does not have them yet. */
      live: { key: string; grounds: Grounds | null; part: FilePart }
    }

/** Interviews that a thread keeps read; one takes about two MB. Both ends count alike. */
export const KEPT_LIVE = 32

/** What a grader thread answers: the report, or why there is none. */
export const answer = z.object({ id: z.number(), report: z.unknown(), error: z.string().optional() })
export type Answer = z.infer<typeof answer>

/** Whether a value is a report. It stays as it is, to the order of its fields: reports are compared byte by byte. */
export const isReport = (value: unknown): value is Report => report.safeParse(value).success

/** Whether a value is what of a report live coverage shows. */
export const isStanding = (value: unknown): value is Standing => standing.safeParse(value).success
