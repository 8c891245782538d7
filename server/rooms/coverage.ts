import type { EventKind } from '../interview/events.ts'
import type { Covered } from '../interview/protocol.ts'
import type { InterviewState } from '../interview/state.ts'
import { COVERAGE_EVERY_MS, COVERAGE_SHARE } from './limits.ts'

/** Kinds after which the criteria may stand differently: what is graded, and the phase that says what is due. */
const graded: ReadonlySet<EventKind> = new Set<EventKind>([
  'interview.started',
  'said',
  'board.changed',
  'worksheet.changed',
  'phase.advanced',
])

export interface CoverageHost {
  judge: ((state: InterviewState) => Promise<readonly Covered[]>) | null
  /** Whether anybody goes by it now. */
  wanted(): boolean
  state(): InterviewState
  judged(seq: number, criteria: readonly Covered[]): void
  failed(error: unknown): void
  now(): number
}

/** Keeps a room's live coverage: judged when something changed, somebody goes by it and the last time is a while ago. */
export class CoverageWatch {
  latest: { seq: number; criteria: readonly Covered[] } | null = null
  private changed = true
  private judging = false
  private restUntil = Number.NEGATIVE_INFINITY
  private closed = false
  private readonly host: CoverageHost

  constructor(host: CoverageHost) {
    this.host = host
  }

  /** Told of every event. */
  hear(kind: EventKind): void {
    if (graded.has(kind)) this.changed = true
  }

  /** Judges if it is time to; called about once a second. */
  tick(): void {
    const { judge, wanted, state, now } = this.host
    if (!judge || !this.changed || this.judging || this.closed) return
    if (now() < this.restUntil || !wanted()) return
    const judged = state()
    if (judged.clock.is === 'waiting' || judged.clock.is === 'ended') return
    this.changed = false
    this.judging = true
    const began = now()
    this.restUntil = began + COVERAGE_EVERY_MS
    judge(judged)
      .then((criteria) => this.keep(judged.seq, criteria))
      .catch((error) => {
        this.changed = true
        this.host.failed(error)
      })
      .finally(() => {
        this.judging = false
        // The time includes waiting for other rooms' turns: the busier the graders, the longer each room waits.
        this.restUntil = Math.max(this.restUntil, now() + (now() - began) * COVERAGE_SHARE)
      })
  }

  close(): void {
    this.closed = true
  }

  private keep(seq: number, criteria: readonly Covered[]): void {
    if (this.closed) return
    this.latest = { seq, criteria }
    this.host.judged(seq, criteria)
  }
}
