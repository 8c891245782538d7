/** What went wrong, to whom it is told and whether trying again helps. `close` is the socket's close code, where it closes. */
export interface Problem {
  status: number
  close: number | null
  retry: boolean
  says: string
}

/** The closed list of problems. Codes are stable: clients, tests and `docs/protocol.md` rely on them. */
export const problems = {
  'frame.not-json': { status: 400, close: null, retry: false, says: 'That frame is no JSON.' },
  'frame.unknown': { status: 400, close: null, retry: false, says: 'That is no message of this protocol.' },
  'frame.wrong-shape': { status: 400, close: null, retry: false, says: 'The message has the wrong shape.' },
  'frame.too-large': { status: 413, close: 4013, retry: false, says: 'A frame may hold at most 1 MB.' },
  'frame.too-many': { status: 429, close: 4029, retry: true, says: 'Too many frames a second.' },
  'socket.not-joined': { status: 409, close: null, retry: true, says: 'Join the interview first.' },
  'socket.too-slow': {
    status: 429,
    close: 4008,
    retry: true,
    says: 'Your connection fell behind; rejoining.',
  },
  'server.stopping': { status: 503, close: 4012, retry: true, says: 'The server is restarting; rejoining.' },
  'seat.revoked': { status: 403, close: 4003, retry: false, says: 'Your invitation was withdrawn.' },
  'seat.changed': { status: 409, close: 4005, retry: true, says: 'Your role changed; rejoining.' },
  'interview.not-found': {
    status: 404,
    close: 4004,
    retry: false,
    says: 'There is no such interview for you.',
  },
  'interview.not-started': {
    status: 409,
    close: null,
    retry: false,
    says: 'The interview has not started yet.',
  },
  'interview.already-started': {
    status: 409,
    close: null,
    retry: false,
    says: 'The interview has started already.',
  },
  'interview.ended': { status: 409, close: null, retry: false, says: 'This interview is over.' },
  'interview.not-ended': {
    status: 409,
    close: null,
    retry: false,
    says: 'That opens when the interview has ended.',
  },
  'role.may-not': { status: 403, close: null, retry: false, says: 'Your role may not do that.' },
  'event.wrong-shape': { status: 400, close: null, retry: false, says: 'The event has the wrong shape.' },
  'phase.moved-on': {
    status: 409,
    close: null,
    retry: false,
    says: 'The interview is in another phase by now.',
  },
  'clock.not-running': { status: 409, close: null, retry: false, says: 'The clock is not running.' },
  'clock.not-paused': { status: 409, close: null, retry: false, says: 'The clock is not paused.' },
  'log.unavailable': {
    status: 503,
    close: null,
    retry: true,
    says: 'The database does not answer; nothing was written.',
  },
  'request.wrong-shape': { status: 400, close: null, retry: false, says: 'The request has the wrong shape.' },
  'request.foreign-origin': {
    status: 403,
    close: null,
    retry: false,
    says: 'That request came from another site.',
  },
  'request.not-found': { status: 404, close: null, retry: false, says: 'There is nothing at this address.' },
  'question.not-found': { status: 404, close: null, retry: false, says: 'The bank holds no such question.' },
  'question.not-open': {
    status: 403,
    close: null,
    retry: false,
    says: 'The solution opens when you have ended an interview about this question, or led or watched one.',
  },
  'question.has-faults': {
    status: 422,
    close: null,
    retry: false,
    says: 'The question has faults; nothing was saved.',
  },
  'question.id-taken': {
    status: 409,
    close: null,
    retry: false,
    says: 'Another question has this id; choose one of its own.',
  },
  'question.no-whiteboard': {
    status: 404,
    close: null,
    retry: false,
    says: 'The reference of this question names no components to draw.',
  },
  'whiteboard.failed': {
    status: 503,
    close: null,
    retry: true,
    says: 'The reference could not be drawn; try again.',
  },
  'bank.read-only': {
    status: 403,
    close: null,
    retry: false,
    says: 'This server saves no questions; download the file instead.',
  },
  'plan.not-found': { status: 404, close: null, retry: false, says: 'There is no such plan.' },
  'invitation.not-found': {
    status: 404,
    close: null,
    retry: false,
    says: 'This link is not valid, or no longer.',
  },
  'file.too-large': { status: 413, close: null, retry: false, says: 'The file is larger than 10 MB.' },
  'file.not-json': { status: 400, close: null, retry: false, says: 'The file is no JSON.' },
  'file.wrong-shape': { status: 422, close: null, retry: false, says: 'The file is no interview/1 file.' },
  'report.failed': {
    status: 503,
    close: null,
    retry: true,
    says: 'The report could not be made; try again.',
  },
  'opinion.no-model': {
    status: 409,
    close: null,
    retry: false,
    says: 'No language model is set up on this server.',
  },
  'server.failed': {
    status: 500,
    close: null,
    retry: true,
    says: 'Something went wrong here; it is in the log.',
  },
} as const satisfies Record<string, Problem>

export type ProblemCode = keyof typeof problems

/** Thrown where something on the list happens. `detail` is for the person it is told to; never put secrets in it. */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail?: string,
  ) {
    super(detail ? `${problems[code].says} ${detail}` : problems[code].says)
    this.name = 'ProblemError'
  }
}
