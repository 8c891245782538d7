import { readdirSync, readFileSync } from 'node:fs'

/** The kernel counts CPU time in hundredths of a second, on all common builds. */
const TICKS_A_SECOND = 100

/** CPU seconds, user and system, that a process has used so far, with all its threads; 0 for one that is gone. */
export function cpuSeconds(pid: number): number {
  const fields = statOf(pid)
  return (Number(fields?.[11] ?? 0) + Number(fields?.[12] ?? 0)) / TICKS_A_SECOND
}

/** A process and those that it started, such as the workers of a PostgreSQL server. */
export function family(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((other) => Number(statOf(other)?.[1]) === pid)
  return [pid, ...children]
}

/** Resident memory of a process, in MB. */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024
}

/** The fields after the name, which may hold blanks: state, parent, … */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}
