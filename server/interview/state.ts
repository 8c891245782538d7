import { type Board, mergeBoard } from './board.ts'
import type { Clock, PhaseRecord } from './clock.ts'
import { type EventKind, type InterviewEvent, maySee, type Payload, type Role } from './events.ts'
import type { WorksheetRow } from './export.ts'
import type { ProblemCode } from './problems.ts'

/** Something said. `elapsedMs` is the interview's own clock: since its start, pauses left out. */
export interface Said {
  id: string
  seq: number
  at: number
  elapsedMs: number
  phase: string
  person: string
  role: Role
  text: string
}

export interface Note {
  note: string
  phase: string
  elapsedMs: number
  at: number
  person: string
  text: string
}

export interface Played {
  curveball: string
  seq: number
  elapsedMs: number
  phase: string
  text: string
}

export interface GivenVerdict {
  criterion: string
  verdict: Payload<'verdict.given'>['verdict']
  comment: string
  person: string
  at: number
}

/** What an interview is after the events so far: the fold of the log, the same on server, browser, replay and grader. */
export interface InterviewState {
  seq: number
  started: (Payload<'interview.started'> & { at: number }) | null
  clock: Clock
  /** Total of finished pauses, in ms. */
  pausedMs: number
  phases: readonly PhaseRecord[]
  transcript: readonly Said[]
  board: Board
  worksheet: { rows: readonly WorksheetRow[]; budget: string | null }
  notes: readonly Note[]
  curveballs: readonly Played[]
  verdicts: readonly GivenVerdict[]
  /** Roles that a swap gave; they stand above the seat's own. */
  roles: Readonly<Record<string, Role>>
}

export const emptyState: InterviewState = {
  seq: 0,
  started: null,
  clock: { is: 'waiting' },
  pausedMs: 0,
  phases: [],
  transcript: [],
  board: {},
  worksheet: { rows: [], budget: null },
  notes: [],
  curveballs: [],
  verdicts: [],
  roles: {},
}

/** The interview's own clock at server time `at`: ms since the start, pauses left out; 0 before the start. */
export function elapsedMs(state: InterviewState, at: number): number {
  if (!state.started) return 0
  const until =
    state.clock.is === 'paused'
      ? Math.min(at, state.clock.since)
      : state.clock.is === 'ended'
        ? Math.min(at, state.clock.at)
        : at
  return Math.max(0, until - state.started.at - state.pausedMs)
}

/** The phase that is on, or the last one after the end; '' before the start. */
export function currentPhase(state: InterviewState): string {
  return state.phases.at(-1)?.id ?? ''
}

/** Before the start, running (a pause included), or after the end. */
export function stageOf(state: InterviewState): 'before' | 'running' | 'after' {
  if (state.clock.is === 'waiting') return 'before'
  return state.clock.is === 'ended' ? 'after' : 'running'
}

/** Whether an event of this kind makes sense in this state; the problem's code where not. Says nothing of roles. */
export function fits(state: InterviewState, kind: EventKind, payload: unknown): ProblemCode | null {
  const check = checks[kind]
  return check ? check(state, payload as never) : null
}

type Check<K extends EventKind> = (state: InterviewState, payload: Payload<K>) => ProblemCode | null
const checks: { [K in EventKind]?: Check<K> } = {
  'interview.started': (state) => (state.started ? 'interview.already-started' : null),
  'phase.advanced': (state, { from, to }) => {
    const plan = state.started?.plan
    if (!plan || currentPhase(state) !== from) return 'phase.moved-on'
    const index = plan.phases.findIndex((phase) => phase.id === from)
    return plan.phases[index + 1]?.id === to ? null : 'phase.moved-on'
  },
  'clock.paused': (state) => (state.clock.is === 'running' ? null : 'clock.not-running'),
  'clock.resumed': (state) => (state.clock.is === 'paused' ? null : 'clock.not-paused'),
  'phase.extended': (state, { phase }) => (currentPhase(state) === phase ? null : 'phase.moved-on'),
}

/** One step of the fold. An event that is not the next one (`seq` not one up among those seen) is the caller's fault. */
export function apply(state: InterviewState, event: InterviewEvent): InterviewState {
  return { ...step(state, event), seq: event.seq }
}

/** The whole fold. */
export function fold(events: Iterable<InterviewEvent>, from: InterviewState = emptyState): InterviewState {
  let state = from
  for (const event of events) state = apply(state, event)
  return state
}

function step(state: InterviewState, event: InterviewEvent): InterviewState {
  const elapsed = elapsedMs(state, event.at)
  const phase = currentPhase(state)
  switch (event.kind) {
    case 'interview.started':
      return start(state, event.payload, event.at)
    case 'phase.advanced':
      return enterPhase(state, event.payload.to, event.at, elapsed)
    case 'clock.paused':
      return pause(state, event.at)
    case 'clock.resumed':
      return resume(state, event.at)
    case 'phase.extended':
      return extend(state, event.payload.minutes)
    case 'interview.ended':
      return {
        ...state,
        clock: { is: 'ended', at: event.at },
        phases: closeLast(state.phases, elapsed),
        pausedMs: state.pausedMs + openPause(state, event.at),
      }
    case 'said': {
      const said: Said = {
        id: event.id,
        seq: event.seq,
        at: event.at,
        elapsedMs: elapsed,
        phase,
        ...event.by,
        text: event.payload.text,
      }
      return { ...state, transcript: [...state.transcript, said] }
    }
    case 'board.changed':
      return { ...state, board: mergeBoard(state.board, event.payload.elements) }
    case 'worksheet.changed':
      return { ...state, worksheet: changeWorksheet(state.worksheet, event.payload) }
    case 'note.written':
      return {
        ...state,
        notes: writeNote(state.notes, {
          ...event.payload,
          elapsedMs: elapsed,
          at: event.at,
          person: event.by.person,
        }),
      }
    case 'curveball.played': {
      const { curveball, text } = event.payload
      return {
        ...state,
        curveballs: [...state.curveballs, { curveball, text, seq: event.seq, elapsedMs: elapsed, phase }],
      }
    }
    case 'role.swapped': {
      const { candidate, interviewer } = event.payload
      return { ...state, roles: { ...state.roles, [candidate]: 'candidate', [interviewer]: 'interviewer' } }
    }
    case 'verdict.given': {
      const others = state.verdicts.filter(
        (it) => it.criterion !== event.payload.criterion || it.person !== event.by.person,
      )
      return { ...state, verdicts: [...others, { ...event.payload, person: event.by.person, at: event.at }] }
    }
    default:
      return unreachable(event)
  }
}

function start(state: InterviewState, started: Payload<'interview.started'>, at: number): InterviewState {
  const first = started.plan.phases[0]
  if (!first) return state
  return {
    ...state,
    started: { ...started, at },
    clock: { is: 'running', phase: first.id, endsAt: at + first.minutes * 60_000 },
    phases: [{ id: first.id, startedAtMs: 0, endedAtMs: null, extendedMinutes: 0 }],
  }
}

function enterPhase(state: InterviewState, to: string, at: number, elapsed: number): InterviewState {
  const phase = state.started?.plan.phases.find((it) => it.id === to)
  if (!phase) return state
  const allotted = phase.minutes * 60_000
  const clock: Clock =
    state.clock.is === 'paused'
      ? { ...state.clock, phase: to, leftMs: allotted }
      : { is: 'running', phase: to, endsAt: at + allotted }
  const phases = [
    ...closeLast(state.phases, elapsed),
    { id: to, startedAtMs: elapsed, endedAtMs: null, extendedMinutes: 0 },
  ]
  return { ...state, clock, phases }
}

function pause(state: InterviewState, at: number): InterviewState {
  if (state.clock.is !== 'running') return state
  const { phase, endsAt } = state.clock
  return { ...state, clock: { is: 'paused', phase, leftMs: endsAt - at, since: at } }
}

function resume(state: InterviewState, at: number): InterviewState {
  if (state.clock.is !== 'paused') return state
  const { phase, leftMs } = state.clock
  return {
    ...state,
    clock: { is: 'running', phase, endsAt: at + leftMs },
    pausedMs: state.pausedMs + openPause(state, at),
  }
}

function extend(state: InterviewState, minutes: number): InterviewState {
  const more = minutes * 60_000
  const clock: Clock =
    state.clock.is === 'running'
      ? { ...state.clock, endsAt: state.clock.endsAt + more }
      : state.clock.is === 'paused'
        ? { ...state.clock, leftMs: state.clock.leftMs + more }
        : state.clock
  const last = state.phases.at(-1)
  if (!last) return state
  return {
    ...state,
    clock,
    phases: [...state.phases.slice(0, -1), { ...last, extendedMinutes: last.extendedMinutes + minutes }],
  }
}

const openPause = (state: InterviewState, at: number) =>
  state.clock.is === 'paused' ? Math.max(0, at - state.clock.since) : 0

function closeLast(phases: readonly PhaseRecord[], elapsed: number): PhaseRecord[] {
  return phases.map((phase) => (phase.endedAtMs === null ? { ...phase, endedAtMs: elapsed } : phase))
}

function changeWorksheet(
  sheet: InterviewState['worksheet'],
  change: Payload<'worksheet.changed'>,
): InterviewState['worksheet'] {
  const set = new Map(change.set.map((row) => [row.id, row]))
  const kept = sheet.rows
    .filter((row) => !change.removed.includes(row.id))
    .map((row) => set.get(row.id) ?? row)
  const there = new Set(kept.map((row) => row.id))
  const added = [...set.values()].filter((row) => !there.has(row.id) && !change.removed.includes(row.id))
  return { rows: [...kept, ...added], budget: change.budget === undefined ? sheet.budget : change.budget }
}

function writeNote(notes: readonly Note[], written: Note): Note[] {
  const there = notes.find((it) => it.note === written.note)
  if (written.text.trim() === '') return notes.filter((it) => it.note !== written.note)
  // A note keeps the moment at which it was begun; later edits change its words only.
  if (there) return notes.map((it) => (it.note === written.note ? { ...it, text: written.text } : it))
  return [...notes, written]
}

/** What a role may see of a state: notes and verdicts are taken out for those who may not see them yet. */
export function viewOf(state: InterviewState, viewer: Role): InterviewState {
  const ended = state.clock.is === 'ended'
  return {
    ...state,
    notes: maySee('note.written', viewer, ended) ? state.notes : [],
    verdicts: maySee('verdict.given', viewer, ended) ? state.verdicts : [],
  }
}

function unreachable(value: never): never {
  throw new Error(`unknown event ${JSON.stringify(value)}`)
}
