import { setTimeout as wait } from 'node:timers/promises'
import { cpuSeconds, family, residentMb } from './cpu.ts'
import { Deliveries, type Peer, runLoad, type Workload } from './load.ts'

/** What one run showed. CPU is in seconds for 1000 deliveries. */
export interface Measured {
  server: 'fortyfive' | 'relay'
  workload: string
  rooms: number
  perSecond: number
  p50: number
  p95: number
  p99: number
  cpuServer: number
  cpuDatabase: number
  /** Mean time of a transaction of the log, in ms; null where there is none. */
  commitMs: number | null
  /** Of the server, above what it took before anybody came, in MB for a room. */
  mbPerRoom: number
}

export interface Subject {
  server: Measured['server']
  pid: number
  /** First process of the database, where there is one. */
  database: number | null
  /** Where its figures are; null where it has none. */
  metrics: string | null
  /** Memory before anybody came, in MB. */
  emptyMb: number
}

const WARM_UP_MS = 4_000

/** Puts a workload on peers for a while and measures what arrives, and what it costs. */
export async function measure(
  subject: Subject,
  peers: readonly Peer[],
  rooms: number,
  workload: Workload,
  ms: number,
): Promise<Measured> {
  const deliveries = new Deliveries()
  for (const peer of peers) deliveries.listen(peer)
  const end = runLoad(peers, workload)
  await wait(WARM_UP_MS)
  const database = subject.database === null ? [] : family(subject.database)
  const before = { server: cpuSeconds(subject.pid), database: database.map(cpuSeconds) }
  const commitsBefore = await commits(subject)
  await deliveries.count(ms)
  const commitsAfter = await commits(subject)
  const spent = {
    server: cpuSeconds(subject.pid) - before.server,
    // One that ended meanwhile shows nothing any more, and counts nothing.
    database: sum(database.map((pid, index) => Math.max(0, cpuSeconds(pid) - (before.database[index] ?? 0)))),
  }
  end()
  // What is still under way arrives before the next run begins.
  await wait(1_000)
  const times = deliveries.ms.sort((a, b) => a - b)
  const thousands = Math.max(1, times.length) / 1_000
  return {
    server: subject.server,
    workload: workload.name,
    rooms,
    perSecond: Math.round(times.length / (ms / 1_000)),
    p50: at(times, 0.5),
    p95: at(times, 0.95),
    p99: at(times, 0.99),
    cpuServer: round(spent.server / thousands, 4),
    cpuDatabase: round(spent.database / thousands, 4),
    commitMs: meanMs(commitsBefore, commitsAfter),
    mbPerRoom: round((residentMb(subject.pid) - subject.emptyMb) / rooms, 2),
  }
}

interface Commits {
  count: number
  seconds: number
}

/** What the server says of its transactions so far. */
async function commits({ metrics }: Subject): Promise<Commits> {
  const text = metrics === null ? '' : await (await fetch(metrics)).text()
  const figure = (name: string) =>
    Number(new RegExp(`^fortyfive_commit_seconds_${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0)
  return { count: figure('count'), seconds: figure('sum') }
}

const meanMs = (before: Commits, after: Commits): number | null =>
  after.count > before.count
    ? round(((after.seconds - before.seconds) * 1_000) / (after.count - before.count), 2)
    : null

/** The value below which a share of the sorted ones lies, to a hundredth. */
export const at = (sorted: readonly number[], share: number): number =>
  round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN, 2)

export const round = (value: number, digits: number): number => Number(value.toFixed(digits))

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
