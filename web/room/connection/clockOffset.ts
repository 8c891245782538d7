/** Samples older than this are left out: clocks of laptops drift, and jump after a sleep. */
const OLD_MS = 60_000
const SAMPLES = 8

/**
 * Estimates how far the server's clock is ahead of this one, in ms. Of the latest pings the one with the shortest way counts:
 * it is wrong by half of that way at most.
 */
export function clockOffset() {
  let samples: { at: number; rtt: number; offset: number }[] = []
  let rough = 0
  return {
    /** A ping sent at `sent` was answered at `received` (both by this clock) with the server's `now`. */
    sample(sent: number, received: number, now: number): void {
      const fresh = samples.filter(({ at }) => at >= received - OLD_MS && at <= received)
      const taken = { at: received, rtt: received - sent, offset: now - (sent + received) / 2 }
      samples = [...fresh, taken].slice(-SAMPLES)
    },
    /** A welcome says the time as well; good enough until the first ping is answered. */
    hint(received: number, now: number): void {
      rough = now - received
    },
    /** A new connection: what was measured before the laptop slept counts no more. */
    forget(): void {
      samples = []
    },
    value(): number {
      let best = samples[0]
      for (const one of samples) if (best && one.rtt < best.rtt) best = one
      return best?.offset ?? rough
    },
  }
}
