import type { EventKind, Payload, Role } from '../../../server/interview/events.ts'
import type { ProblemCode } from '../../../server/interview/problems.ts'
import type { Covered, Present } from '../../../server/interview/protocol.ts'
import type { InterviewState } from '../../../server/interview/state.ts'

/** Who this browser is in the room. */
export interface You {
  person: string
  name: string
  role: Role
  owner: boolean
  alone: boolean
}

/** An event of this browser that the log has not acknowledged yet. */
export type Pending = { [K in EventKind]: { id: string; kind: K; payload: Payload<K> } }[EventKind]

export interface Refusal {
  /** The id of the event that was refused; null when it was another frame. */
  id: string | null
  code: ProblemCode
  message: string
  retry: boolean
}

export type Status = 'connecting' | 'open' | 'reconnecting' | 'closed'

/** All that the page shows of the connection and the interview. Each change is a new object; unchanged parts stay. */
export interface RoomSnapshot {
  status: Status
  you: You | null
  /** What is committed, with this browser's own unacknowledged changes of whiteboard, worksheet and notes on top. */
  state: InterviewState
  pending: readonly Pending[]
  present: readonly Present[]
  /** Interviewers only; null until the first judgement. */
  coverage: { seq: number; criteria: readonly Covered[] } | null
  /** What to add to this browser's clock for the server's, in ms. */
  clockOffsetMs: number
  /** Why the connection closed for good. */
  problem: { code: ProblemCode; message: string } | null
}

export type LiveKind = 'pointer' | 'typing' | 'stroke'
export interface LiveFrame {
  from: string
  kind: LiveKind
  payload: unknown
}

/** The room outside React. */
export interface RoomStore {
  subscribe(listener: () => void): () => void
  getSnapshot(): RoomSnapshot
  /** Sends an event now or as soon as there is a connection; gives its id. */
  append<K extends EventKind>(kind: K, payload: Payload<K>): string
  live(kind: LiveKind, payload: unknown): void
  onLive(listener: (frame: LiveFrame) => void): () => void
  onRefused(listener: (refusal: Refusal, event: Pending | null) => void): () => void
  close(): void
}
