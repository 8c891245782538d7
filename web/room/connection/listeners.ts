/** People who want to be told. `on` gives back what ends it. */
export function listeners<A extends unknown[]>() {
  const all = new Set<(...told: A) => void>()
  return {
    on: (listener: (...told: A) => void): (() => void) => {
      all.add(listener)
      return () => all.delete(listener)
    },
    tell: (...told: A): void => {
      for (const listener of all) listener(...told)
    },
  }
}

/** Timers that end together. */
export function timers(after: (ms: number, call: () => void) => () => void) {
  const ends = new Set<() => void>()
  return {
    /** Calls once after `ms`; the answer calls it off. */
    later(ms: number, call: () => void): () => void {
      const end = () => {
        cancel()
        ends.delete(end)
      }
      const cancel = after(ms, () => {
        ends.delete(end)
        call()
      })
      ends.add(end)
      return end
    },
    endAll(): void {
      for (const end of [...ends]) end()
    },
  }
}
