import type { EventKind, InterviewEvent, Payload } from '../../../server/interview/events.ts'
import { type ProblemCode, problems } from '../../../server/interview/problems.ts'
import type { ServerMessage } from '../../../server/interview/protocol.ts'
import { emptyState, type InterviewState } from '../../../server/interview/state.ts'
import type { LiveFrame, LiveKind, Pending, Refusal, RoomSnapshot, RoomStore } from '../session/store.ts'
import { Line } from './line.ts'
import { listeners } from './listeners.ts'
import type { OutboxStorage } from './outbox.ts'
import { pacer } from './pace.ts'
import { refusalOf } from './refusals.ts'
import { advance, draftOf, optimistic } from './replica.ts'
import { Sender } from './sender.ts'
import { fitFrames } from './split.ts'
import type { OpenWire } from './wire.ts'

/** Everything that a connection takes from outside; tests bring a network and a clock of their own. */
export interface ConnectionParts {
  interview: string
  open: OpenWire
  outbox: OutboxStorage
  /** This browser's clock, ms since 1970. */
  now(): number
  /** Calls once after `ms`; the answer calls it off. */
  after(ms: number, call: () => void): () => void
  /** From 0 to 1. */
  random(): number
  uuid(): string
}

type Message<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>

/** One browser's connection to a room: it sends, resends and applies until what it shows is what the log holds. */
export class RoomConnection implements RoomStore {
  private snapshot: RoomSnapshot
  private committed: InterviewState = emptyState
  private readonly sender: Sender
  private readonly line: Line
  private readonly pace: ReturnType<typeof pacer>
  private readonly changes = listeners<[]>()
  private readonly lives = listeners<[LiveFrame]>()
  private readonly refusals = listeners<[Refusal, Pending | null]>()
  private joined = false
  /** Ask for the whole state: what is here may be for another role. */
  private whole = true
  /** Applied anything since the last join: a gap right after a join asks for the whole state. */
  private moved = false
  private pumpDue: (() => void) | null = null
  private resting = false
  private readonly parts: ConnectionParts

  constructor(parts: ConnectionParts) {
    this.parts = parts
    this.sender = new Sender(parts.outbox)
    this.pace = pacer(parts.now)
    this.line = new Line({
      ...parts,
      opened: () => this.join(),
      received: (message) => this.obey(message),
      lost: (code) => this.lost(code),
    })
    this.snapshot = {
      status: 'connecting',
      you: null,
      state: emptyState,
      pending: this.sender.pending,
      present: [],
      coverage: null,
      clockOffsetMs: 0,
      problem: null,
    }
    this.line.dial()
  }

  subscribe = (listener: () => void): (() => void) => this.changes.on(listener)
  onLive = (listener: (frame: LiveFrame) => void): (() => void) => this.lives.on(listener)
  onRefused = (listener: (refusal: Refusal, event: Pending | null) => void): (() => void) =>
    this.refusals.on(listener)
  getSnapshot = (): RoomSnapshot => this.snapshot

  append<K extends EventKind>(kind: K, payload: Payload<K>): string {
    const id = this.parts.uuid()
    const one = { id, at: this.parts.now() + this.line.heartbeat.offsetMs(), kind, payload }
    const appends = fitFrames(one, this.parts.uuid)
    if (typeof appends === 'string') {
      this.refusals.tell(refusalOf(appends, id), null)
      return id
    }
    for (const append of appends) this.sender.add(append)
    this.show({ pending: this.sender.pending, state: this.visible() })
    this.pump()
    return id
  }

  live = (kind: LiveKind, payload: unknown): void => {
    if (this.joined && this.pace.takeSpare()) this.line.write({ type: 'live', kind, payload })
  }

  /** The network is back, or the page is seen again. */
  wake = (): void => this.line.wake()

  close = (): void => {
    this.line.close()
    this.unjoin()
    this.show({ status: 'closed' })
  }

  private unjoin(): void {
    this.joined = false
    this.resting = false
    this.pumpDue = null
    this.sender.again()
  }

  private lost(code: ProblemCode | undefined): void {
    this.unjoin()
    if (code && !problems[code].retry) {
      this.show({ status: 'closed', problem: { code, message: problems[code].says } })
      return
    }
    if (code === 'seat.changed') this.whole = true
    this.show({ status: this.snapshot.you ? 'reconnecting' : 'connecting' })
  }

  private join(): void {
    this.joined = false
    this.moved = false
    this.sender.again()
    this.line.write({
      type: 'join',
      interview: this.parts.interview,
      since: this.whole ? 0 : this.committed.seq,
    })
  }

  private obey(message: ServerMessage): void {
    switch (message.type) {
      case 'welcome':
        this.welcomed(message)
        return
      case 'event':
        if (this.joined) this.applied(message.event, message.prev)
        return
      case 'ack':
        if (this.joined) this.acknowledged(message)
        return
      case 'reject':
        this.rejected(message)
        return
      case 'live':
        this.lives.tell(message)
        return
      case 'presence':
        this.show({ present: message.present })
        return
      case 'coverage':
        this.show({ coverage: { seq: message.seq, criteria: message.criteria } })
        return
      case 'pong':
        this.ponged(message.now)
        return
    }
  }

  private welcomed({ you, state, now, present }: Message<'welcome'>): void {
    // Another role sees another interview, and the close code that says so may have been lost with the line.
    const before = this.snapshot.you
    if (!state && before && before.role !== you.role) {
      this.whole = true
      this.join()
      return
    }
    const first = !this.joined
    this.joined = true
    this.whole = false
    if (state) this.committed = state
    this.line.heartbeat.hint(now)
    const coverage = you.role === 'interviewer' ? this.snapshot.coverage : null
    const same = before && JSON.stringify(before) === JSON.stringify(you)
    this.show({
      status: 'open',
      you: same ? before : you,
      state: optimistic(this.committed, this.sender.pending, you),
      present,
      coverage,
      clockOffsetMs: this.line.heartbeat.offsetMs(),
      problem: null,
    })
    if (!first) return
    this.line.welcomed()
    this.pump()
  }

  private applied(event: InterviewEvent, prev: number): void {
    const step = advance(this.committed, event, prev)
    if (step.is === 'gap') {
      this.repair()
      return
    }
    if (step.is === 'known') return
    this.committed = step.state
    this.moved = true
    this.sender.settle(event.id)
    this.show({ state: this.visible(), pending: this.sender.pending })
  }

  private acknowledged({ id, seq, at, prev }: Message<'ack'>): void {
    const one = this.sender.find(id)
    const { you } = this.snapshot
    // `prev` is the seq itself where the event was there before; it has come, or comes, by another way.
    if (prev === seq || seq <= this.committed.seq) {
      this.sender.settle(id)
      this.show({ state: this.visible(), pending: this.sender.pending })
      this.pump()
      return
    }
    if (!one || !you) {
      this.repair()
      return
    }
    this.applied({ ...draftOf(one, you), at, seq }, prev)
    this.pump()
  }

  private rejected({ id, code, message, retry }: Message<'reject'>): void {
    const event = id === null ? null : (this.sender.find(id) ?? null)
    if (!retry) {
      if (id !== null) this.sender.settle(id)
      this.show({ state: this.visible(), pending: this.sender.pending })
      this.refusals.tell({ id, code, message, retry }, event)
      this.pump()
      return
    }
    // The server waits for an append to come again that is settled here, or for a join: a join answers both.
    if (code === 'socket.not-joined' || (id !== null && !event)) this.repair()
    else if (!this.joined) this.line.fail()
    else this.rest()
  }

  /** The server could not write: all of it again, in order, a little later. */
  private rest(): void {
    if (this.resting) return
    this.resting = true
    this.line.afterPause(() => {
      this.resting = false
      this.sender.again()
      this.pump()
    })
  }

  /** Something before this is missing: join again from what is here, or from nothing if that did not help. */
  private repair(): void {
    if (!this.joined) return
    if (!this.moved) this.whole = true
    this.join()
  }

  /** Sends what is pending, no faster than the server takes it. */
  private pump(): void {
    if (!this.joined || this.resting || this.pumpDue) return
    for (let one = this.sender.next(); one; one = this.sender.next()) {
      if (!this.pace.take()) {
        this.pumpDue = this.line.later(this.pace.waitMs(), () => {
          this.pumpDue = null
          this.pump()
        })
        return
      }
      this.sender.sent(one.id)
      this.line.write({ type: 'append', id: one.id, kind: one.kind, payload: one.payload })
    }
  }

  private ponged(serverNow: number): void {
    this.line.ponged(serverNow)
    const clockOffsetMs = this.line.heartbeat.offsetMs()
    if (clockOffsetMs !== this.snapshot.clockOffsetMs) this.show({ clockOffsetMs })
  }

  private visible(): InterviewState {
    return optimistic(this.committed, this.sender.pending, this.snapshot.you)
  }

  private show(change: Partial<RoomSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change }
    this.changes.tell()
  }
}
