import type { Power } from '../interview/events.ts'
import type { ProblemCode } from '../interview/problems.ts'

const seated = ['candidate', 'interviewer', 'observer'] as const satisfies readonly Power[]
const everyone = { before: seated, running: seated, after: seated }
const interviewersUntilTheEnd = { before: ['interviewer'], running: ['interviewer'], after: seated } as const
const afterTheEnd = { before: [], running: [], after: seated } as const
/** Which of them may do so at which stage, the table of events says. */
const interviewers = {
  before: ['interviewer'],
  running: ['interviewer'],
  after: ['interviewer'],
} as const
const owner = { before: ['owner'], running: ['owner'], after: ['owner'] } as const

/**
 * Who may call a route. `anyone`: no cookie is looked at. `guest`: whoever has a cookie, and who has none gets one. `seat`:
 * people with a seat in the interview `:id` and one of the powers listed for its stage; those with a seat but without
 * the power get `refusal`, everybody else `interview.not-found`.
 */
export type Access =
  | { who: 'anyone' }
  | { who: 'guest' }
  | {
      who: 'seat'
      before: readonly Power[]
      running: readonly Power[]
      after: readonly Power[]
      refusal: ProblemCode
    }

/** Every route and who may call it. A route that is not here cannot be registered. */
export const access = {
  'GET /health/live': { who: 'anyone' },
  'GET /health/ready': { who: 'anyone' },
  'GET /metrics': { who: 'anyone' },
  'GET /api/me': { who: 'guest' },
  'PUT /api/me': { who: 'guest' },
  'GET /api/questions': { who: 'anyone' },
  'GET /api/questions/:id': { who: 'anyone' },
  'GET /api/questions/:id/whole': { who: 'guest' },
  'GET /api/questions/:id/whiteboard.excalidraw': { who: 'guest' },
  'GET /api/plans': { who: 'anyone' },
  'GET /api/study-path': { who: 'anyone' },
  'GET /api/progress': { who: 'guest' },
  'GET /api/bank': { who: 'guest' },
  'POST /api/bank/check': { who: 'guest' },
  'POST /api/bank/questions': { who: 'guest' },
  'GET /api/interviews': { who: 'guest' },
  'POST /api/interviews': { who: 'guest' },
  'POST /api/interviews/import': { who: 'guest' },
  'POST /api/invitations/accept': { who: 'guest' },
  'GET /api/interviews/:id': { who: 'seat', ...everyone, refusal: 'role.may-not' },
  'GET /api/interviews/:id/events': { who: 'seat', ...everyone, refusal: 'role.may-not' },
  'GET /api/interviews/:id/socket': { who: 'seat', ...everyone, refusal: 'role.may-not' },
  'GET /api/interviews/:id/guide': {
    who: 'seat',
    ...interviewersUntilTheEnd,
    refusal: 'interview.not-ended',
  },
  'GET /api/interviews/:id/report': { who: 'seat', ...afterTheEnd, refusal: 'interview.not-ended' },
  'GET /api/interviews/:id/report.md': { who: 'seat', ...afterTheEnd, refusal: 'interview.not-ended' },
  'GET /api/interviews/:id/interview.json': { who: 'seat', ...afterTheEnd, refusal: 'interview.not-ended' },
  'GET /api/interviews/:id/whiteboard.excalidraw': {
    who: 'seat',
    ...afterTheEnd,
    refusal: 'interview.not-ended',
  },
  'GET /api/interviews/:id/reference.excalidraw': {
    who: 'seat',
    ...afterTheEnd,
    refusal: 'interview.not-ended',
  },
  'GET /api/interviews/:id/opinions': { who: 'seat', ...afterTheEnd, refusal: 'interview.not-ended' },
  'POST /api/interviews/:id/opinions/model': { who: 'seat', ...afterTheEnd, refusal: 'interview.not-ended' },
  'PUT /api/interviews/:id/verdicts/:criterion': { who: 'seat', ...interviewers, refusal: 'role.may-not' },
  'GET /api/interviews/:id/invitations': { who: 'seat', ...owner, refusal: 'role.may-not' },
  'POST /api/interviews/:id/invitations': { who: 'seat', ...owner, refusal: 'role.may-not' },
  'DELETE /api/interviews/:id/invitations/:invitation': { who: 'seat', ...owner, refusal: 'role.may-not' },
} as const satisfies Record<string, Access>

export type RouteName = keyof typeof access
type RoutesFor<W extends Access['who']> = {
  [R in RouteName]: (typeof access)[R]['who'] extends W ? R : never
}[RouteName]
export type AnyoneRoute = RoutesFor<'anyone'>
export type GuestRoute = RoutesFor<'guest'>
export type SeatRoute = RoutesFor<'seat'>
