/** A clock that moves only when told, with its timers. */
export interface TestTime {
  now(): number
  after(ms: number, call: () => void): () => void
  /** Lets `ms` pass: timers that fall due are called in order, and what they started is done before the next. */
  pass(ms: number): Promise<void>
}

/** Lets everything happen that waits for nothing but its turn. */
export const turn = (): Promise<void> => new Promise((done) => setImmediate(done))

export function testTime(start = Date.UTC(2026, 0, 5, 9)): TestTime {
  let now = start
  const timers = new Set<{ at: number; call: () => void }>()
  return {
    now: () => now,
    after(ms, call) {
      const timer = { at: now + ms, call }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async pass(ms) {
      const until = now + ms
      for (;;) {
        await turn()
        const due = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (!due) break
        timers.delete(due)
        now = Math.max(now, due.at)
        due.call()
      }
      now = until
      await turn()
    },
  }
}
