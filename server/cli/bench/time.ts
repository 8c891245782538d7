/** Wall clock and processor time of something, in ms. On a machine that others use too, trust the second. */
export interface Took {
  ms: number
  cpuMs: number
}

const rounded = (value: number): number => Math.round(value * 10) / 10

/** Runs something once. */
export const timed = (run: () => unknown): Took => {
  const cpu = process.cpuUsage()
  const begun = performance.now()
  run()
  const ms = performance.now() - begun
  const { user, system } = process.cpuUsage(cpu)
  return { ms, cpuMs: (user + system) / 1_000 }
}

/** The middle and the least of several runs: the least is what the machine can do when nobody disturbs it. */
export const summed = (runs: readonly Took[]) => {
  const of = (values: readonly number[]) => {
    const sorted = values.toSorted((a, b) => a - b)
    return { median: rounded(sorted[sorted.length >> 1] ?? 0), least: rounded(sorted[0] ?? 0) }
  }
  const [wall, cpu] = [of(runs.map(({ ms }) => ms)), of(runs.map(({ cpuMs }) => cpuMs))]
  return { ms: wall.median, cpuMs: cpu.median, leastMs: wall.least, leastCpuMs: cpu.least }
}

/** Runs something often and sums it up, after some runs in which it gets warm. */
export const timedOften = (runs: number, run: () => unknown, warmUp = Math.ceil(runs / 3)) => {
  for (let at = 0; at < warmUp; at++) run()
  return summed(Array.from({ length: runs }, () => timed(run)))
}
