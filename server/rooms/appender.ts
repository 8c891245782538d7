import type { EventDraft, EventKind, InterviewEvent } from '../interview/events.ts'
import { type ProblemCode, ProblemError } from '../interview/problems.ts'
import { apply, type InterviewState } from '../interview/state.ts'
import type { Appended } from '../log/event-log.ts'
import type { RoomDeps } from './deps.ts'
import { WAITING_DRAFTS } from './limits.ts'

/** Kinds that others are judged by before they are committed: two people who advance at once must not both succeed. */
const controls: ReadonlySet<EventKind> = new Set<EventKind>([
  'interview.started',
  'phase.advanced',
  'clock.paused',
  'clock.resumed',
  'phase.extended',
  'interview.ended',
  'role.swapped',
])

/** What an appender asks of its room. */
export interface AppenderHost {
  /** The state of what is committed and told. */
  committed(): InterviewState
  /** Why a draft may not be appended to this state, null if it may. */
  objection(draft: EventDraft, state: InterviewState): ProblemCode | null
  /** Tells committed events, in order of seq. What was told before is left out. */
  tell(events: readonly InterviewEvent[]): void
  /** The draft's id was there already. */
  known(id: string, seq: number): void
  refused(id: string, code: ProblemCode): void
  measured(events: number, ms: number): void
  now(): number
  failed(what: string, error: unknown): void
}

/**
 * A room's way into the log. One append is under way at a time; drafts that come meanwhile wait and go together in the
 * next. Drafts are judged against the state with those before them applied; if the database fails them, nothing of
 * them remains.
 */
export class Appender {
  private waiting: EventDraft[] = []
  private inFlight: readonly EventDraft[] = []
  /** Those in flight and waiting that others are judged by, in order. Few, where all may be hundreds. */
  private controlsUnderWay: readonly EventDraft[] = []
  private readonly ids = new Set<string>()
  private running: Promise<void> | null = null
  /** After a failure it is open what was committed: the log must be read before anything is judged again. */
  private stale = false

  constructor(
    private readonly interview: string,
    private readonly log: RoomDeps['log'],
    private readonly host: AppenderHost,
  ) {}

  /** Whether nothing is under way. */
  get idle(): boolean {
    return this.running === null
  }

  /** Whether a draft with this id is on its way. */
  has(id: string): boolean {
    return this.ids.has(id)
  }

  /** The committed state with those drafts on their way applied that others are judged by. */
  ahead(): InterviewState {
    let state = this.host.committed()
    for (const draft of this.controlsUnderWay) state = applyDraft(state, draft)
    return state
  }

  /** Takes drafts that go together; says why not, if one of them may not be appended. */
  push(drafts: readonly EventDraft[]): ProblemCode | null {
    if (this.waiting.length + drafts.length > WAITING_DRAFTS) return 'log.unavailable'
    let state = this.ahead()
    for (const draft of drafts) {
      const code = this.host.objection(draft, state)
      if (code) return code
      if (isControl(draft)) state = applyDraft(state, draft)
    }
    for (const draft of drafts) this.ids.add(draft.id)
    this.waiting.push(...drafts)
    this.controlsUnderWay = [...this.controlsUnderWay, ...drafts.filter(isControl)]
    this.running ??= this.run()
    return null
  }

  /** Reads what is committed and not told. For a gap in seq, and after a failure. */
  async catchUp(): Promise<void> {
    const events = await this.log.read(this.interview, this.host.committed().seq)
    this.host.tell(events)
    this.stale = false
  }

  /** Something was committed that this room has not been told of. */
  missed(): void {
    this.stale = true
    this.recover()
  }

  /** Tries to catch up if the last try failed and nothing is under way. */
  recover(): void {
    if (this.stale && !this.running) this.catchUp().catch(() => {})
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    while (this.running) await this.running
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      try {
        if (this.stale) {
          await this.catchUp()
          this.judgeAgain()
        }
        await this.commit()
      } catch (error) {
        this.giveUp(error)
      }
    }
    this.running = null
  }

  private async commit(): Promise<void> {
    const batch = this.waiting
    if (batch.length === 0) return
    this.inFlight = batch
    this.waiting = []
    const began = this.host.now()
    const results = await this.log.append(this.interview, batch)
    this.inFlight = []
    this.countControls()
    for (const draft of batch) this.ids.delete(draft.id)
    this.host.measured(batch.length, this.host.now() - began)
    await this.settle(results)
  }

  /** From here on the batch is committed: whatever fails, nobody may be told otherwise. */
  private async settle(results: readonly Appended[]): Promise<void> {
    const fresh = results.flatMap((result) => (result.fresh ? [result.event] : []))
    const last = results.reduce((most, { event }) => Math.max(most, event.seq), 0)
    this.host.tell(fresh)
    if (last > this.host.committed().seq) {
      // Something else was committed in between: by another node, or by an append that seemed to fail.
      this.stale = true
      await this.catchUp().catch((error) => this.host.failed('catching up with the log', error))
    }
    for (const { event, fresh } of results) if (!fresh) this.host.known(event.id, event.seq)
  }

  private judgeAgain(): void {
    const drafts = this.waiting
    this.waiting = []
    this.countControls()
    for (const draft of drafts) {
      const code = this.host.objection(draft, this.ahead())
      if (code) {
        this.refuse(draft, code)
        continue
      }
      this.waiting.push(draft)
      if (isControl(draft)) this.countControls()
    }
  }

  private giveUp(error: unknown): void {
    const code = error instanceof ProblemError ? error.code : 'log.unavailable'
    if (code === 'log.unavailable') this.host.failed('appending to the log', error)
    this.stale = true
    const drafts = [...this.inFlight, ...this.waiting]
    this.inFlight = []
    this.waiting = []
    this.countControls()
    for (const draft of drafts) this.refuse(draft, code)
  }

  private countControls(): void {
    this.controlsUnderWay = [...this.inFlight, ...this.waiting].filter(isControl)
  }

  private refuse(draft: EventDraft, code: ProblemCode): void {
    this.ids.delete(draft.id)
    this.host.refused(draft.id, code)
  }
}

const isControl = (draft: EventDraft) => controls.has(draft.kind)
const applyDraft = (state: InterviewState, draft: EventDraft) =>
  apply(state, { ...draft, seq: state.seq + 1 })
