/** Lets so many tasks run at once; the others wait for their turn, in the order in which they came. */
export function openGate(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let inside = 0
  return async (task) => {
    if (inside >= most) await new Promise<void>((turn) => waiting.push(turn))
    else inside += 1
    try {
      return await task()
    } finally {
      // Whoever comes next takes this place over.
      const next = waiting.shift()
      if (next) next()
      else inside -= 1
    }
  }
}
