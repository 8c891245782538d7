import type { Payload, Role } from '../interview/events.ts'
import type { ProblemCode } from '../interview/problems.ts'
import type { Covered } from '../interview/protocol.ts'
import type { Question } from '../interview/question.ts'
import type { InterviewState } from '../interview/state.ts'
import type { Interviewer } from '../interviewer/interviewer.ts'
import type { EventLog } from '../log/event-log.ts'
import type { Bus } from './bus.ts'

/** A person's place in an interview, as invitations gave it; a swap of roles in the log stands above `role`. */
export interface Seat {
  person: string
  name: string
  role: Role
  owner: boolean
}

/** What was settled when the interview was created. */
export interface InterviewHead {
  /** What `interview.started` says; a browser's own version of it is not believed. */
  started: Payload<'interview.started'>
  /** For the scripted interviewer; null where the question is not known here. */
  question: Question | null
}

/** Told what happens, for figures. Everything is optional to listen to. */
export interface RoomWatch {
  socketOpened?(): void
  socketClosed?(): void
  roomOpened?(): void
  roomClosed?(): void
  /** `ms` is from handing `events` drafts to the log until they were committed. */
  committed?(events: number, ms: number): void
  /** A frame or an append was refused, or a socket closed, with this code. */
  refused?(code: ProblemCode): void
  /** Something failed that nobody is waiting for. */
  failed?(what: string, interview: string, error: unknown): void
}

/** Everything that rooms take from outside. */
export interface RoomDeps {
  log: Pick<EventLog, 'append' | 'read' | 'latestSnapshot' | 'saveSnapshot'>
  bus: Bus
  /** The seat of a person; null where there is none or no such interview: the two look the same from outside. */
  seat(interview: string, person: string): Promise<Seat | null>
  /** Null for what is no live interview: an unknown id, or an imported file. */
  head(interview: string): Promise<InterviewHead | null>
  /** How the criteria stand. Absent: no live coverage. */
  judge?(interview: string, state: InterviewState): Promise<readonly Covered[]>
  /** Who asks in scripted interviews. Absent: nobody does. */
  interviewer?: Interviewer
  /** Called once for each end of an interview, after its last snapshot is saved. */
  ended?(interview: string, state: InterviewState): void
  /** The server's clock, ms since 1970. */
  now(): number
  /** Calls once after `ms`; the answer calls it off. */
  after(ms: number, call: () => void): () => void
  watch?: RoomWatch
}
