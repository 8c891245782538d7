import { clockOffset } from './clockOffset.ts'

/** Pings after a welcome: some at once to learn the server's clock, then to notice a dead connection. */
const FIRST_PINGS = 4
const FIRST_PING_MS = 250
const PING_MS = 5_000
/** Nothing heard for so long, although pinged: the connection is dead, whatever the browser says. */
const SILENCE_MS = 12_000
/** Changes of the offset below this are noise; a new snapshot for each would render the page for nothing. */
const NOISE_MS = 5

export interface HeartbeatParts {
  now(): number
  /** Timers that end with the connection. */
  later(ms: number, call: () => void): () => void
  ping(): void
  dead(): void
}

/** Pings a connection: learns how far the server's clock is ahead, and notices silence. */
export class Heartbeat {
  private readonly offset = clockOffset()
  private readonly parts: HeartbeatParts
  private steady = 0
  private lastHeard = 0
  private sent: number | null = null
  private count = 0
  private endTimer: () => void = () => {}

  constructor(parts: HeartbeatParts) {
    this.parts = parts
  }

  /** A connection begins: what was measured before the laptop slept counts no more. */
  begin(): void {
    this.offset.forget()
    this.sent = null
    this.count = 0
    this.heard()
  }

  /** Something came in. */
  heard(): void {
    this.lastHeard = this.parts.now()
  }

  /** A welcome says the server's time as well. */
  hint(serverNow: number): void {
    this.offset.hint(this.parts.now(), serverNow)
  }

  /** Pings now, and goes on by itself until the connection ends. One ping is under way at a time: pongs have no names. */
  beat(): void {
    const now = this.parts.now()
    if (now - this.lastHeard > SILENCE_MS) {
      this.parts.dead()
      return
    }
    if (this.sent === null) {
      this.sent = now
      this.count += 1
      this.parts.ping()
    }
    this.endTimer()
    this.endTimer = this.parts.later(this.count < FIRST_PINGS ? FIRST_PING_MS : PING_MS, () => this.beat())
  }

  ponged(serverNow: number): void {
    if (this.sent === null) return
    this.offset.sample(this.sent, this.parts.now(), serverNow)
    this.sent = null
  }

  /** Whether the connection has lived for a while. */
  get proven(): boolean {
    return this.count >= FIRST_PINGS
  }

  /** What to add to this browser's clock for the server's, in ms. Stands still while it changes by noise only. */
  offsetMs(): number {
    const measured = this.offset.value()
    if (Math.abs(measured - this.steady) >= NOISE_MS) this.steady = measured
    return this.steady
  }
}
