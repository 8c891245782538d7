import {
  type Author,
  type EventDraft,
  interviewEvent,
  mayAppend,
  type Power,
  type Role,
  rules,
  type Stage,
} from '../interview/events.ts'
import type { ProblemCode } from '../interview/problems.ts'
import { fits, type InterviewState, stageOf } from '../interview/state.ts'
import type { InterviewHead, Seat } from './deps.ts'

/** What a browser wants written. */
export interface AppendRequest {
  id: string
  kind: EventDraft['kind']
  payload: unknown
}

/** The role in force: what a swap gave, else the seat's own. */
export const roleOf = (seat: Seat, state: InterviewState): Role => state.roles[seat.person] ?? seat.role

/** Everything that a person is to the rules. */
export function powersOf(seat: Seat, role: Role, scripted: boolean): Power[] {
  const powers: Power[] = [role]
  if (seat.owner) powers.push('owner')
  if (scripted && role === 'candidate') powers.push('alone')
  return powers
}

/** Why someone with these powers may not append this kind now; null if they may. Does not look at the payload. */
export function forbidden(
  kind: EventDraft['kind'],
  powers: readonly Power[],
  state: InterviewState,
  scripted: boolean,
): ProblemCode | null {
  const stage = stageOf(state)
  const answer = mayAppend(kind, powers, stage)
  if (answer === 'wrong-role') return 'role.may-not'
  // The script holds the interviewer's place; whoever took it would see what is for interviewers.
  if (kind === 'role.swapped' && scripted) return 'role.may-not'
  return answer === 'wrong-stage' ? stageProblem(stage) : null
}

/** Why a draft makes no sense in this state, whoever it is from; null if it does. */
export function objectionTo(draft: EventDraft, state: InterviewState): ProblemCode | null {
  const stage = stageOf(state)
  const during: readonly Stage[] = rules[draft.kind].during
  if (!during.includes(stage)) return stageProblem(stage)
  return fits(state, draft.kind, draft.payload)
}

const stageProblem = (stage: Stage): ProblemCode =>
  stage === 'before'
    ? 'interview.not-started'
    : stage === 'after'
      ? 'interview.ended'
      : 'interview.already-started'

/**
 * Makes a draft of what a browser sent; null for a payload of the wrong shape. `interview.started` is filled in from what
 * was settled at the creation: a browser does not decide which question is asked.
 */
export function draftOf(
  request: AppendRequest,
  by: Author,
  at: number,
  head: InterviewHead,
): EventDraft | null {
  const { id, kind, payload } = request
  // The seq is a placeholder: the log gives the real one.
  const parsed = interviewEvent.safeParse({ seq: 1, at, by, id, kind, payload })
  if (!parsed.success) return null
  const { seq: _, ...draft } = parsed.data
  return draft.kind === 'interview.started' ? { ...draft, payload: head.started } : draft
}
