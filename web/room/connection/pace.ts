/** Pauses between tries to connect, in ms: doubled from the first to the most, then a random part of it left out. */
export const BACK_OFF_MS = { first: 300, most: 10_000 }

/** How long to wait before try number `attempt` (0 for the first). `random` is from 0 to 1. */
export function backOff(attempt: number, random: number): number {
  const whole = Math.min(BACK_OFF_MS.most, BACK_OFF_MS.first * 2 ** attempt)
  return whole * (0.5 + random / 2)
}

/** Below the server's limit, so that pointers and pings find room beside a long outbox. */
const FRAMES_A_SECOND = 120
const BURST = 120

/** Counts out frames. `take` says whether one may go now; `waitMs` how long until the next may. */
export function pacer(now: () => number) {
  let tokens = BURST
  let last = now()
  const refill = () => {
    const at = now()
    tokens = Math.min(BURST, tokens + (Math.max(0, at - last) * FRAMES_A_SECOND) / 1_000)
    last = at
  }
  return {
    take(): boolean {
      refill()
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
    /** For what nobody misses: only when plenty is left. */
    takeSpare(): boolean {
      refill()
      if (tokens < BURST / 4) return false
      tokens -= 1
      return true
    },
    waitMs(): number {
      return Math.max(10, ((1 - tokens) * 1_000) / FRAMES_A_SECOND)
    },
  }
}
