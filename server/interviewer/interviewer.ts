import type { Covered } from '../interview/protocol.ts'
import type { Question } from '../interview/question.ts'
import type { InterviewState } from '../interview/state.ts'

/** What an interviewer goes by. Nothing else: the same view gives the same move. */
export interface InterviewerView {
  state: InterviewState
  question: Question
  /** How the criteria stand, judged from a log up to `state.seq` or a little before it; null while not known yet. */
  coverage: readonly Covered[] | null
  /** The server's clock, ms since 1970. */
  now: number
}

/** One thing an interviewer does. An empty `text` is an advance without words. */
export type Move =
  | { kind: 'say'; text: string }
  | { kind: 'advance'; from: string; to: string; text: string }
  | { kind: 'curveball'; curveball: string; text: string }
  | { kind: 'end'; text: string }

/**
 * Who asks. The room calls `next` when something was said and once a second; null is silence. The room appends the
 * move's events under ids derived from the interview and the seq seen, so that a restart says nothing twice.
 */
export interface Interviewer {
  next(view: InterviewerView): Move | null
}
