import type { ProblemCode } from '../../../server/interview/problems.ts'
import { problems } from '../../../server/interview/problems.ts'
import { type ClientMessage, type ServerMessage, serverMessage } from '../../../server/interview/protocol.ts'
import { Heartbeat } from './heartbeat.ts'
import { timers } from './listeners.ts'
import { backOff } from './pace.ts'
import { problemOf } from './refusals.ts'
import type { OpenWire, Wire } from './wire.ts'

export interface LineParts {
  open: OpenWire
  now(): number
  after(ms: number, call: () => void): () => void
  random(): number
  /** The wire is open: time to join. */
  opened(): void
  received(message: ServerMessage): void
  /** The wire is gone; the line dials again by itself unless the problem is one that trying again does not help. */
  lost(code: ProblemCode | undefined): void
}

/** How long a welcome may take, in ms. */
const JOIN_MS = 10_000

/** Keeps a wire to the server: dials, dials again, notices when it is dead. What goes over it is not its business. */
export class Line {
  readonly heartbeat: Heartbeat
  private readonly parts: LineParts
  /** They end with the wire that is on. */
  private readonly timers: ReturnType<typeof timers>
  private wire: Wire | null = null
  private hangUpWire: () => void = () => {}
  private welcome = false
  private closed = false
  private attempt = 0

  constructor(parts: LineParts) {
    this.parts = parts
    this.timers = timers(parts.after)
    this.heartbeat = new Heartbeat({
      now: parts.now,
      later: (ms, call) => this.timers.later(ms, call),
      ping: () => this.write({ type: 'ping' }),
      dead: () => this.fail(),
    })
  }

  write(message: ClientMessage): void {
    this.wire?.send(JSON.stringify(message))
  }

  /** Calls once after `ms`, unless the wire is gone by then; the answer calls it off. */
  later(ms: number, call: () => void): () => void {
    return this.timers.later(ms, call)
  }

  /** Calls after the next pause of the back-off. */
  afterPause(call: () => void): void {
    this.timers.later(backOff(this.attempt, this.parts.random()), call)
    this.attempt += 1
  }

  /** The server let us in. */
  welcomed(): void {
    this.welcome = true
    this.heartbeat.beat()
  }

  /** A pong came: a connection that has lived for a while counts as a success. */
  ponged(serverNow: number): void {
    this.heartbeat.ponged(serverNow)
    if (this.heartbeat.proven) this.attempt = 0
  }

  /** The network is back, or the page is seen again: dial at once, or find out whether the wire still lives. */
  wake(): void {
    if (this.closed) return
    if (this.wire === null) this.dial()
    else if (this.welcome) this.heartbeat.beat()
  }

  dial(): void {
    this.hangUp()
    this.heartbeat.begin()
    let current = true
    const wire = this.parts.open({
      opened: () => {
        if (current) this.parts.opened()
      },
      received: (text) => {
        if (current) this.receive(text)
      },
      closed: (code) => {
        if (!current) return
        current = false
        this.ended(code)
      },
    })
    this.wire = wire
    this.hangUpWire = () => {
      current = false
      wire.close()
    }
    this.timers.later(JOIN_MS, () => {
      if (!this.welcome) this.fail()
    })
  }

  /** This wire is of no use: another one. */
  fail(): void {
    this.ended(1006)
  }

  /** For good. */
  close(): void {
    this.closed = true
    this.hangUp()
  }

  private hangUp(): void {
    this.timers.endAll()
    this.hangUpWire()
    this.hangUpWire = () => {}
    this.wire = null
    this.welcome = false
  }

  private ended(closeCode: number): void {
    if (this.closed) return
    this.hangUp()
    const code = problemOf(closeCode)
    if (code && !problems[code].retry) this.closed = true
    else this.afterPause(() => this.dial())
    this.parts.lost(code)
  }

  private receive(text: string): void {
    this.heartbeat.heard()
    const parsed = serverMessage.safeParse(parseJson(text))
    // Not of this protocol: a page of another release, most likely. A later try may meet a server that suits it.
    if (!parsed.success) this.fail()
    else this.parts.received(parsed.data)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
