import type { EventKind, InterviewEvent, Payload, Role } from '../../server/interview/events.ts'
import type { Plan } from '../../server/interview/plan.ts'

export const ada = '10000000-0000-4000-8000-000000000001'
export const bo = '10000000-0000-4000-8000-000000000002'
export const START = Date.parse('2026-03-02T10:00:00Z')

export const plan: Plan = {
  id: 'custom',
  title: 'Three phases',
  phases: [
    { id: 'one', kind: 'requirements', title: 'One', minutes: 5 },
    { id: 'two', kind: 'deep-dive', title: 'Two', minutes: 10 },
    { id: 'three', kind: 'wrap-up', title: 'Three', minutes: 2.5 },
  ],
}
export const started: Payload<'interview.started'> = {
  question: { id: 'uber-data-platform', title: 'A platform', prompt: 'Design a platform.', hash: 'h' },
  level: 'L6',
  plan,
  interviewer: 'peer',
}

type Step = { [K in EventKind]: [atSeconds: number, kind: K, payload: Payload<K>, role?: Role] }[EventKind]

/** A log out of steps: the time in seconds since the start, the kind, the payload, and the author's role. */
export function logOf(...steps: Step[]): InterviewEvent[] {
  return steps.map(([seconds, kind, payload, role = 'candidate'], index) => {
    const seq = index + 1
    const id = `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`
    const by = { person: role === 'interviewer' ? bo : ada, role }
    const event = { seq, at: START + seconds * 1_000, by, id }
    return withKind(event, kind, payload)
  })
}

// One place where kind and payload, which belong together in a step, are joined to an event again.
function withKind<K extends EventKind>(
  event: Omit<InterviewEvent, 'kind' | 'payload'>,
  kind: K,
  payload: Payload<EventKind>,
): InterviewEvent {
  return { ...event, kind, payload } as InterviewEvent
}
