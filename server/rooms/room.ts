import type { EventDraft, InterviewEvent } from '../interview/events.ts'
import type { ProblemCode } from '../interview/problems.ts'
import { interviewState } from '../interview/protocol.ts'
import { apply, emptyState, fold, type InterviewState } from '../interview/state.ts'
import { Appender } from './appender.ts'
import { Audience } from './audience.ts'
import type { BusMessage } from './bus.ts'
import type { Connection } from './connection.ts'
import { CoverageWatch } from './coverage.ts'
import type { InterviewHead, RoomDeps, Seat } from './deps.ts'
import { type AppendRequest, draftOf, forbidden, objectionTo, powersOf, roleOf } from './drafts.ts'
import { ScriptDriver } from './interviewerDriver.ts'
import { KnownIds } from './knownIds.ts'
import { IDLE_MS, SNAPSHOT_AT_MOST, SNAPSHOT_EVERY, SNAPSHOT_EVERY_MS } from './limits.ts'
import { Owed } from './owed.ts'

/** One interview that somebody is connected to, or that the script conducts. */
export class Room {
  private state: InterviewState
  private readonly audience: Audience
  private readonly appender: Appender
  private readonly coverage: CoverageWatch
  private readonly driver: ScriptDriver | null
  private readonly knownIds: KnownIds
  private readonly owed = new Owed()
  private readonly endSubscription: () => void
  private lastAt: number
  private snapshotSeq: number
  private snapshotAt = Number.NEGATIVE_INFINITY
  private saving: Promise<void> = Promise.resolve()
  private emptySince: number
  private closed = false

  private constructor(
    readonly interview: string,
    private readonly head: InterviewHead,
    private readonly deps: RoomDeps,
    start: { state: InterviewState; from: number; tail: readonly InterviewEvent[] },
  ) {
    this.state = start.state
    this.snapshotSeq = start.from
    this.lastAt = start.tail.at(-1)?.at ?? 0
    this.emptySince = deps.now()
    this.audience = new Audience(start.from, start.tail, this.ended)
    this.knownIds = new KnownIds(() => deps.log.read(interview, 0))
    this.appender = this.makeAppender()
    this.coverage = this.makeCoverage()
    this.driver = this.makeDriver()
    this.endSubscription = deps.bus.subscribe(interview, (message) => this.hear(message))
    deps.watch?.roomOpened?.()
  }

  /** Opens a room from the latest snapshot and the events after it. Null when there is no such interview. */
  static async open(interview: string, deps: RoomDeps): Promise<Room | null> {
    const [head, snapshot] = await Promise.all([deps.head(interview), deps.log.latestSnapshot(interview)])
    if (!head) return null
    // A snapshot of another release may have another shape: the log itself always does.
    const parsed = interviewState.safeParse(snapshot?.state)
    const from = parsed.success ? parsed.data : emptyState
    const tail = await deps.log.read(interview, from.seq)
    return new Room(interview, head, deps, { state: fold(tail, from), from: from.seq, tail })
  }

  get ended(): boolean {
    return this.state.clock.is === 'ended'
  }

  get members(): number {
    return this.audience.size
  }

  private get scripted(): boolean {
    return this.head.started.interviewer === 'scripted'
  }

  /** Lets a connection in, or in again after it missed something. `since` is the last seq it has. */
  enter(connection: Connection, seat: Seat, since: number): void {
    if (this.closed) {
      connection.drop('server.stopping')
      return
    }
    connection.clearTurn()
    const role = roleOf(seat, this.state)
    const alone = this.scripted && role === 'candidate'
    this.audience.enter({ connection, seat, role, alone }, since, this.state, this.deps.now())
    const { latest } = this.coverage
    if (latest) this.audience.tellCoverage(latest.seq, latest.criteria, connection)
  }

  leave(connection: Connection): void {
    this.audience.leave(connection)
    this.owed.forget(connection)
    if (this.audience.size === 0) this.emptySince = this.deps.now()
  }

  /** Appends for a member. The answer, ack or reject, comes when it is known. */
  append(connection: Connection, request: AppendRequest): void {
    const { id, kind } = request
    const seat = this.audience.member(connection)?.seat
    if (!seat) {
      connection.refuse('socket.not-joined', id)
      return
    }
    if (connection.outOfTurn(id)) {
      connection.refuse('log.unavailable', id)
      return
    }
    if (this.appender.has(id)) {
      this.owed.add(id, connection)
      return
    }
    const ahead = this.appender.ahead()
    const role = roleOf(seat, ahead)
    const draft = draftOf(request, { person: seat.person, role }, this.nextAt(), this.head)
    if (!draft) {
      connection.refuse('event.wrong-shape', id)
      return
    }
    this.owed.add(id, connection)
    const problem =
      forbidden(kind, powersOf(seat, role, this.scripted), ahead, this.scripted) ??
      this.appender.push([draft])
    if (problem) this.refuseUnlessKnown(id, problem)
  }

  /** Passes something on that is not stored. Observers only watch. */
  live(connection: Connection, kind: string, payload: unknown): void {
    const member = this.audience.member(connection)
    if (!member) {
      connection.refuse('socket.not-joined', null)
      return
    }
    if (member.role === 'observer') return
    const { person: from, id: socket } = connection
    this.deps.bus.publish(this.interview, { type: 'live', from, kind, payload, socket })
  }

  /** Once a second: the script, coverage, and what failed before. */
  tick(): void {
    this.appender.recover()
    this.coverage.tick()
    this.driver?.tick()
  }

  /** Whether nobody has needed this room for a while. The script needs its room while the clock runs. */
  idle(): boolean {
    const conducting = this.driver !== null && this.state.clock.is === 'running'
    const empty = this.audience.size === 0 && this.deps.now() - this.emptySince >= IDLE_MS
    return empty && !conducting && this.appender.idle
  }

  /** Waits for what is under way, keeps a snapshot and lets go. May be called twice. */
  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    this.driver?.close()
    this.coverage.close()
    await this.appender.settled()
    this.endSubscription()
    if (this.state.seq - this.snapshotSeq >= SNAPSHOT_EVERY / 4) this.saveSnapshot()
    await this.saving
    this.deps.watch?.roomClosed?.()
  }

  private hear(message: BusMessage): void {
    if (message.type === 'live') {
      this.audience.deliverLive(message.from, message.kind, message.payload, message.socket)
      return
    }
    for (const event of message.events) {
      if (event.seq <= this.state.seq) continue
      if (event.seq > this.state.seq + 1) {
        this.appender.missed()
        return
      }
      this.deliver(event)
    }
  }

  private deliver(event: InterviewEvent): void {
    this.state = apply(this.state, event)
    this.lastAt = Math.max(this.lastAt, event.at)
    this.knownIds.add(event)
    // The sender of this one gets the event itself, because its payload is not what was sent.
    const owed = event.kind === 'interview.started' ? undefined : this.owed.of(event.id)
    this.owed.settle(event.id)
    this.audience.deliver(event, owed, this.ended)
    this.coverage.hear(event.kind)
    this.driver?.hear(event)
    if (event.kind === 'role.swapped') this.changeSeats()
    if (event.kind === 'interview.ended') this.finish()
    else if (this.snapshotDue()) this.saveSnapshot()
  }

  /** Those whose role changed see something else from now on: they rejoin as what they are. */
  private changeSeats(): void {
    for (const { connection, seat, role } of [...this.audience.all()])
      if (roleOf(seat, this.state) !== role) connection.drop('seat.changed')
  }

  private finish(): void {
    for (const member of this.audience.all())
      if (member.role !== 'interviewer') this.audience.welcome(member, 0, this.state, this.deps.now())
    const { state } = this
    this.saveSnapshot()
    this.saving.then(() => this.deps.ended?.(this.interview, state))
  }

  private snapshotDue(): boolean {
    const events = this.state.seq - this.snapshotSeq
    if (events < SNAPSHOT_EVERY) return false
    return events >= SNAPSHOT_AT_MOST || this.deps.now() - this.snapshotAt >= SNAPSHOT_EVERY_MS
  }

  private saveSnapshot(): void {
    // A state whose last event is hidden from some does not tell where their chain of seqs stands: the next one will do.
    if (!this.audience.settledAt(this.state.seq)) return
    const { state, deps, interview } = this
    this.snapshotSeq = state.seq
    this.snapshotAt = this.deps.now()
    this.saving = this.saving
      .then(() => deps.log.saveSnapshot(interview, state.seq, state))
      .catch((error) => deps.watch?.failed?.('saving a snapshot', interview, error))
  }

  /** The server's clock, never before an event that is there. */
  private nextAt(): number {
    this.lastAt = Math.max(this.lastAt, this.deps.now())
    return this.lastAt
  }

  /** What was written long ago may not be appended any more by now: who sends it again is told of its seq all the same. */
  private refuseUnlessKnown(id: string, code: ProblemCode): void {
    const seq = this.audience.seqOf(id)
    if (seq !== undefined) {
      this.acknowledgeKnown(id, seq)
      return
    }
    if (code === 'log.unavailable') {
      this.refuseOwed(id, code)
      return
    }
    this.knownIds.find(id).then(
      (known) => (known === undefined ? this.refuseOwed(id, code) : this.acknowledgeKnown(id, known)),
      () => this.refuseOwed(id, 'log.unavailable'),
    )
  }

  private acknowledgeKnown(id: string, seq: number): void {
    this.audience.acknowledgeKnown(this.owed.of(id), id, seq, this.deps.now())
    this.owed.settle(id)
  }

  private refuseOwed(id: string, code: ProblemCode): void {
    for (const connection of this.owed.of(id)) connection.refuse(code, id)
    this.owed.settle(id)
  }

  private makeAppender(): Appender {
    const { deps, interview } = this
    return new Appender(interview, deps.log, {
      committed: () => this.state,
      objection: objectionTo,
      tell: (events) => deps.bus.publish(interview, { type: 'events', events }),
      known: (id, seq) => this.acknowledgeKnown(id, seq),
      refused: (id, code) => this.refuseOwed(id, code),
      measured: (events, ms) => deps.watch?.committed?.(events, ms),
      now: deps.now,
      failed: (what, error) => deps.watch?.failed?.(what, interview, error),
    })
  }

  private makeCoverage(): CoverageWatch {
    const { deps, interview } = this
    const { judge } = deps
    return new CoverageWatch({
      judge: judge ? (state) => judge(interview, state) : null,
      wanted: () => (this.scripted && this.audience.size > 0) || this.audience.hasInterviewer(),
      state: () => this.state,
      now: deps.now,
      judged: (seq, criteria) => this.audience.tellCoverage(seq, criteria),
      failed: (error) => deps.watch?.failed?.('judging coverage', interview, error),
    })
  }

  /** Null until the candidate's last words were judged: the script's words follow from the log, not from who is faster. */
  private coverageOfAllSaid() {
    const { latest } = this.coverage
    const said = this.state.transcript.findLast((it) => it.role === 'candidate')
    return latest && latest.seq >= (said?.seq ?? 0) ? latest.criteria : null
  }

  private makeDriver(): ScriptDriver | null {
    const { deps, head, interview } = this
    if (!this.scripted || !deps.interviewer || !head.question) return null
    const host = {
      interview,
      state: () => this.state,
      coverage: () => this.coverageOfAllSaid(),
      attended: () => this.audience.size > 0,
      busy: () => !this.appender.idle,
      nextAt: () => this.nextAt(),
      append: (drafts: readonly EventDraft[]) => this.appender.push(drafts) === null,
      failed: (error: unknown) => deps.watch?.failed?.('asking the scripted interviewer', interview, error),
      after: deps.after,
    }
    return new ScriptDriver(host, deps.interviewer, head.question)
  }
}
