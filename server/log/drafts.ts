import {
  type EventDraft,
  type EventKind,
  type InterviewEvent,
  type Rule,
  rules,
} from '../interview/events.ts'
import { ProblemError } from '../interview/problems.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether the rules allow this kind after the end. */
export function allowedAfterEnd(kind: EventKind): boolean {
  const rule: Rule = rules[kind]
  return rule.during.includes('after')
}

/** What can be told without the log: drafts that are no drafts, and one that comes after the end within its own append. */
export function checkDrafts(drafts: readonly EventDraft[]): void {
  let ended = false
  for (const draft of drafts) {
    if (!UUID.test(draft.id)) throw new ProblemError('event.wrong-shape', 'The id is no uuid.')
    if (!Number.isFinite(draft.at)) throw new ProblemError('event.wrong-shape', 'The time is no number.')
    if (ended && !allowedAfterEnd(draft.kind)) throw new ProblemError('interview.ended')
    ended ||= draft.kind === 'interview.ended'
  }
}

/** Interviews are found by uuid; anything else is the id of none. */
export function checkInterview(interview: string): void {
  if (!UUID.test(interview)) throw new ProblemError('interview.not-found')
}

/** The draft with the place that the log gave it. */
export function eventOf(draft: EventDraft, seq: number): InterviewEvent {
  return { ...draft, seq }
}
