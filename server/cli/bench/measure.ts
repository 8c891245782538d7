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
  /** Of the server, above what it took before anybody came, in MB for a room. */
  mbPerRoom: number
}

export interface Subject {
  server: Measured['server']
  pid: number
  /** First process of the database, where there is one. */
  database: number | null
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
  await deliveries.count(ms)
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
    mbPerRoom: round((residentMb(subject.pid) - subject.emptyMb) / rooms, 2),
  }
}

/** The value below which a share of the sorted ones lies, to a hundredth. */
export const at = (sorted: readonly number[], share: number): number =>
  round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN, 2)

export const round = (value: number, digits: number): number => Number(value.toFixed(digits))

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
