import {
  type EventDraft,
  type EventKind,
  type InterviewEvent,
  interviewEvent,
} from '../../../server/interview/events.ts'
import { apply, type InterviewState } from '../../../server/interview/state.ts'
import type { Pending, You } from '../session/store.ts'

/** An append that is not acknowledged yet. `at` is the server's time as this browser reckoned it. */
export type Unacknowledged = Pending & { at: number }

/** What to do about an event or ack: it was applied, it was there before, or something before it is missing. */
export type Advanced = { is: 'applied'; state: InterviewState } | { is: 'known' } | { is: 'gap' }

/** One step along the chain of seqs that this browser may see. */
export function advance(state: InterviewState, event: InterviewEvent, prev: number): Advanced {
  if (event.seq <= state.seq) return { is: 'known' }
  return prev === state.seq ? { is: 'applied', state: apply(state, event) } : { is: 'gap' }
}

/** The draft that this browser's own append is to the log. */
export function draftOf(one: Unacknowledged, you: You): EventDraft {
  return { ...one, by: { person: you.person, role: you.role } }
}

const nobody = { person: 'scripted', role: 'candidate' } as const

/**
 * Parses an append as the event that it is to become, so that this browser applies the very payload that the others get.
 * Null where it has no such shape: typed too long, or left behind by an older release.
 */
export function parseAppend(one: {
  id: string
  at: number
  kind: string
  payload: unknown
}): Unacknowledged | null {
  const event = interviewEvent.safeParse({ seq: 1, by: nobody, ...one })
  if (!event.success) return null
  const { seq: _seq, by: _by, ...parsed } = event.data
  return parsed
}

/** Kinds that show at once on the author's screen, and that a reload of the page must not lose. */
const shownAtOnce: ReadonlySet<EventKind> = new Set<EventKind>([
  'board.changed',
  'worksheet.changed',
  'note.written',
])
const outlivesPage: ReadonlySet<EventKind> = new Set<EventKind>([...shownAtOnce, 'said', 'verdict.given'])

/** Whether an append is kept for the next visit. A press of "next phase" is not: it would come as a surprise. */
export const isKept = (kind: EventKind): boolean => outlivesPage.has(kind)

/** What a person sees: the committed state with their own changes of whiteboard, worksheet and notes on top. */
export function optimistic(
  committed: InterviewState,
  pending: readonly Unacknowledged[],
  you: You | null,
): InterviewState {
  if (!you) return committed
  let state = committed
  for (const one of pending)
    if (shownAtOnce.has(one.kind)) state = apply(state, { ...draftOf(one, you), seq: committed.seq })
  return state
}
