import { createHash } from 'node:crypto'
import { type Author, type EventDraft, type InterviewEvent, SCRIPTED } from '../interview/events.ts'
import { planMinutes } from '../interview/plan.ts'
import type { Covered } from '../interview/protocol.ts'
import type { Question } from '../interview/question.ts'
import { elapsedMs, type InterviewState } from '../interview/state.ts'
import type { Interviewer, Move } from '../interviewer/interviewer.ts'
import { ABANDONED_AFTER_MS, PAUSE_BEFORE_REPLY_MS } from './limits.ts'

export interface DriverHost {
  interview: string
  state(): InterviewState
  /** What the criteria are known to stand at. */
  coverage(): readonly Covered[] | null
  /** Whether anybody is in the room. */
  attended(): boolean
  /** Whether drafts are on their way: a move is made on what is committed. */
  busy(): boolean
  /** Time for the next event. */
  nextAt(): number
  /** Appends events that belong together; false when they do not fit any more. */
  append(drafts: readonly EventDraft[]): boolean
  failed(error: unknown): void
  after(ms: number, call: () => void): () => void
}

const by: Author = { person: SCRIPTED, role: 'interviewer' }

/** Lets the scripted interviewer act in a room: asks it once a second and soon after something was said. */
export class ScriptDriver {
  private readonly host: DriverHost
  private readonly interviewer: Interviewer
  private readonly question: Question
  private quietUntil = 0
  private callOff: (() => void) | null = null

  constructor(host: DriverHost, interviewer: Interviewer, question: Question) {
    this.host = host
    this.interviewer = interviewer
    this.question = question
  }

  /** Told of every event: after an utterance of a person the script waits a moment, then answers. */
  hear(event: InterviewEvent): void {
    if (event.kind !== 'said' || event.by.person === SCRIPTED) return
    this.quietUntil = event.at + PAUSE_BEFORE_REPLY_MS
    this.callOff?.()
    this.callOff = this.host.after(PAUSE_BEFORE_REPLY_MS, () => this.tick())
  }

  /** Makes the next move, if there is one to make. */
  tick(): void {
    const state = this.host.state()
    const now = this.host.nextAt()
    if (state.clock.is === 'waiting' || state.clock.is === 'ended' || this.host.busy()) return
    if (!this.host.attended()) {
      this.endIfAbandoned(state, now)
      return
    }
    if (now < this.quietUntil) return
    const move = this.askFor(state, now)
    if (move) this.host.append(draftsOf(move, this.host.interview, state.seq, now))
  }

  close(): void {
    this.callOff?.()
    this.callOff = null
  }

  private askFor(state: InterviewState, now: number): Move | null {
    try {
      return this.interviewer.next({ state, question: this.question, coverage: this.host.coverage(), now })
    } catch (error) {
      this.host.failed(error)
      return null
    }
  }

  /** Nobody talks to an empty room. The clock goes on; long after its plan is over, the interview ends. */
  private endIfAbandoned(state: InterviewState, now: number): void {
    if (!state.started) return
    const extended = state.phases.reduce((sum, phase) => sum + phase.extendedMinutes, 0)
    const planned = (planMinutes(state.started.plan) + extended) * 60_000
    if (elapsedMs(state, now) < planned + ABANDONED_AFTER_MS) return
    const id = moveId(this.host.interview, state.seq, 'interview.ended')
    this.host.append([{ id, at: now, by, kind: 'interview.ended', payload: { reason: 'stopped' } }])
  }
}

/** A move's events. Their ids follow from the interview, the seq seen and the kind: made again, they are the same events. */
export function draftsOf(move: Move, interview: string, seq: number, at: number): EventDraft[] {
  const head = (kind: EventDraft['kind']) => ({ id: moveId(interview, seq, kind), at, by })
  const said: EventDraft[] =
    'text' in move && move.kind !== 'curveball' && move.text.trim() !== ''
      ? [{ ...head('said'), kind: 'said', payload: { text: move.text.trim() } }]
      : []
  switch (move.kind) {
    case 'say':
      return said
    case 'advance':
      return [
        ...said,
        { ...head('phase.advanced'), kind: 'phase.advanced', payload: { from: move.from, to: move.to } },
      ]
    case 'curveball': {
      const { curveball, text } = move
      return [{ ...head('curveball.played'), kind: 'curveball.played', payload: { curveball, text } }]
    }
    case 'end':
      return [
        ...said,
        { ...head('interview.ended'), kind: 'interview.ended', payload: { reason: 'finished' } },
      ]
  }
}

/** A uuid of version 8 (one's own making) out of a SHA-256. */
export function moveId(interview: string, seq: number, kind: string): string {
  const hex = createHash('sha256').update(`${interview} ${seq} ${kind}`).digest('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
