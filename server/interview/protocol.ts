import { z } from 'zod'
import { boardElement } from './board.ts'
import { eventKind, interviewEvent, payloads, role } from './events.ts'
import { worksheetRow } from './export.ts'
import { type ProblemCode, problems } from './problems.ts'

/** Most bytes in a frame, either way. */
export const FRAME_BYTES = 1_048_576
/** Most frames a second from one socket; measured over a second, with a burst of as many. */
export const FRAMES_PER_SECOND = 200

/** What passes by and is never stored: a pointer, someone typing, a stroke in progress. */
export const liveKind = z.enum(['pointer', 'typing', 'stroke'])
const problemCode = z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]])

/** From browser to server. `since` is the last seq that was applied, 0 for none. */
export const clientMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('join'), interview: z.uuid(), since: z.int().nonnegative() }),
  z.strictObject({ type: z.literal('append'), id: z.uuid(), kind: eventKind, payload: z.unknown() }),
  z.strictObject({ type: z.literal('live'), kind: liveKind, payload: z.unknown() }),
  z.strictObject({ type: z.literal('ping') }),
])
export type ClientMessage = z.infer<typeof clientMessage>

/** Somebody in the room. */
export const present = z.object({ person: z.string(), name: z.string(), role })
export type Present = z.infer<typeof present>

const clock = z.discriminatedUnion('is', [
  z.object({ is: z.literal('waiting') }),
  z.object({ is: z.literal('running'), phase: z.string(), endsAt: z.number() }),
  z.object({ is: z.literal('paused'), phase: z.string(), leftMs: z.number(), since: z.number() }),
  z.object({ is: z.literal('ended'), at: z.number() }),
])

/** `InterviewState` as it crosses the socket and rests in snapshots. */
export const interviewState = z.object({
  seq: z.int().nonnegative(),
  started: payloads['interview.started'].extend({ at: z.number() }).nullable(),
  clock,
  pausedMs: z.number(),
  phases: z.array(
    z.object({
      id: z.string(),
      startedAtMs: z.number(),
      endedAtMs: z.number().nullable(),
      extendedMinutes: z.number(),
    }),
  ),
  transcript: z.array(
    z.object({
      id: z.string(),
      seq: z.int(),
      at: z.number(),
      elapsedMs: z.number(),
      phase: z.string(),
      person: z.string(),
      role,
      text: z.string(),
    }),
  ),
  board: z.record(z.string(), boardElement),
  worksheet: z.object({ rows: z.array(worksheetRow), budget: z.string().nullable() }),
  notes: z.array(
    z.object({
      note: z.string(),
      phase: z.string(),
      elapsedMs: z.number(),
      at: z.number(),
      person: z.string(),
      text: z.string(),
    }),
  ),
  curveballs: z.array(
    z.object({
      curveball: z.string(),
      seq: z.int(),
      elapsedMs: z.number(),
      phase: z.string(),
      text: z.string(),
    }),
  ),
  verdicts: z.array(payloads['verdict.given'].extend({ person: z.string(), at: z.number() })),
  roles: z.record(z.string(), role),
})

/** How a criterion stands while the interview runs. Only interviewers get it. */
export const covered = z.object({
  criterion: z.string(),
  title: z.string(),
  dimension: z.string(),
  /** `checklist`: an item of production readiness. It earns nothing and is there to be asked about. */
  source: z.enum(['core', 'question', 'checklist']),
  verdict: z.enum(['met', 'partial', 'missed']),
  evidence: z.array(
    z.object({ utterance: z.string().optional(), source: z.string().optional(), quote: z.string() }),
  ),
  probe: z.string(),
  /** Whether it is due in the phase that is on. */
  due: z.boolean(),
})
export type Covered = z.infer<typeof covered>

/**
 * From server to browser. `prev` is the seq of the event before among those that the receiver may see: where it is not
 * the last one applied, something is missing and the browser joins again from there. A sender gets `ack` in place of
 * `event`.
 */
export const serverMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('welcome'),
    you: z.object({ person: z.string(), name: z.string(), role, owner: z.boolean(), alone: z.boolean() }),
    /** Null when `since` was not 0: the events missed follow as `event`. */
    state: interviewState.nullable(),
    seq: z.int().nonnegative(),
    now: z.number(),
    present: z.array(present),
  }),
  z.object({ type: z.literal('event'), event: interviewEvent, prev: z.int().nonnegative() }),
  z.object({
    type: z.literal('ack'),
    id: z.uuid(),
    seq: z.int(),
    at: z.number(),
    prev: z.int().nonnegative(),
  }),
  z.object({
    type: z.literal('reject'),
    id: z.string().nullable(),
    code: problemCode,
    message: z.string(),
    retry: z.boolean(),
  }),
  z.object({ type: z.literal('live'), from: z.string(), kind: liveKind, payload: z.unknown() }),
  z.object({ type: z.literal('presence'), present: z.array(present) }),
  z.object({ type: z.literal('coverage'), seq: z.int(), criteria: z.array(covered) }),
  z.object({ type: z.literal('pong'), now: z.number() }),
])
export type ServerMessage = z.infer<typeof serverMessage>
