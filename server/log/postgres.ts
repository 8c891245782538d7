import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { z } from 'zod'
import { interviewEvent } from '../interview/events.ts'
import { ProblemError } from '../interview/problems.ts'
import { checkDrafts, checkInterview } from './drafts.ts'
import { type Appended, type EventLog, type LogObserver, SNAPSHOTS_KEPT } from './event-log.ts'
import { groupCommit } from './group-commit.ts'
import { isPassing } from './passing.ts'
import { type Append, appendAll } from './sql.ts'

export interface PostgresLogOptions {
  /**
   * Connections for writing. One is enough, since one transaction is in flight at a time, and it should be the log's own: an
   * append must not stand in line behind somebody's list. Not ended by close().
   */
  writer: Pool
  /** Connections for reading; may be shared. Not ended by close(). */
  reader: Pool
  observer?: LogObserver
  /** How long an append waits for a database that does not answer, in ms. */
  patienceMs?: number
  /** Least time between two transactions, in ms. */
  spacingMs?: number
  now?: () => number
  wait?: (ms: number) => Promise<void>
}

/**
 * At 1,500 events a second 4 ms took a quarter off the processor time of going on at once, and put 4 ms on the median; this is
 * the middle.
 */
const SPACING_MS = 2
/** Characters of JSON in one transaction: a batch of whiteboards stays below what takes the database noticeably long. */
const BATCH_MOST = 2_000_000
/** What an event costs beside its payload, in the same unit; it bounds a batch of small ones at some thousand. */
const EVENT_WEIGHT = 500

/**
 * The log in PostgreSQL, with group commit. Nodes may share a database: it is the database that gives out seq.
 *
 * It asks pg directly: the same statement through Prisma's $queryRaw took 0.3 to 0.5 ms more of Node's time for each
 * transaction, about as much again as everything else in it.
 */
export function postgresLog(options: PostgresLogOptions): EventLog {
  const { writer, reader, observer = {}, patienceMs = 10_000 } = options
  const now = options.now ?? (() => performance.now())
  const wait = options.wait ?? ((ms) => pause(ms))
  let closed = false
  // One snapshot after the other: rooms that began together come due together, and appends must not stand behind them all.
  let saving: Promise<void> = Promise.resolve()

  const group = groupCommit<Append, Appended[]>({
    commit: async (appends) => {
      const begun = now()
      try {
        const outcomes = await appendAll(async (query) => (await writer.query(query)).rows, appends)
        const written = outcomes
          .flatMap((outcome) => ('ok' in outcome ? outcome.ok : []))
          .filter(({ fresh }) => fresh)
        observer.committed?.(written.length, now() - begun)
        return outcomes
      } catch (error) {
        for (const append of appends) append.uncertain = true
        throw error
      }
    },
    weigh: ({ payloads }) => payloads.reduce((sum, text) => sum + text.length + EVENT_WEIGHT, 0),
    most: BATCH_MOST,
    isPassing,
    unavailable: () => new ProblemError('log.unavailable'),
    impossible: (cause) =>
      cause instanceof Error && 'code' in cause
        ? new ProblemError('event.wrong-shape', 'It cannot be stored.')
        : new ProblemError('server.failed'),
    spacingMs: options.spacingMs ?? SPACING_MS,
    patienceMs,
    backOffMs: { first: 50, most: 1_000 },
    now,
    wait,
    retried: (error) => observer.retried?.(error),
  })

  return {
    append: async (interview, drafts) => {
      if (closed) throw new ProblemError('server.stopping')
      checkInterview(interview)
      checkDrafts(drafts)
      if (drafts.length === 0) return []
      const payloads = drafts.map(({ payload }) => JSON.stringify(payload))
      return group.add({ interview, drafts, payloads, uncertain: false })
    },
    read: (interview, since) => readEvents(reader, interview, since),
    latestSnapshot: (interview) => readSnapshot(reader, interview),
    saveSnapshot: (interview, seq, state) => {
      const saved = saving.then(() => writeSnapshot(reader, interview, seq, state))
      saving = saved.catch(() => {})
      return saved
    },
    close: async () => {
      closed = true
      await group.idle()
    },
  }
}

const events = z.array(interviewEvent)

async function readEvents(pool: Pool, interview: string, since: number) {
  checkInterview(interview)
  const { rows } = await pool.query({
    name: 'read_events',
    text: 'SELECT seq, at, by, id, kind, payload FROM event WHERE interview_id = $1 AND seq > $2 ORDER BY seq',
    values: [interview, since],
  })
  return events.parse(rows)
}

const snapshots = z.array(z.object({ seq: z.int(), state: z.unknown() }))

async function readSnapshot(pool: Pool, interview: string) {
  checkInterview(interview)
  const { rows } = await pool.query({
    name: 'latest_snapshot',
    text: 'SELECT seq, state FROM snapshot WHERE interview_id = $1 ORDER BY seq DESC LIMIT 1',
    values: [interview],
  })
  return snapshots.parse(rows)[0] ?? null
}

async function writeSnapshot(pool: Pool, interview: string, seq: number, state: unknown): Promise<void> {
  checkInterview(interview)
  await pool.query({
    name: 'save_snapshot',
    text: `WITH kept AS (SELECT seq FROM snapshot WHERE interview_id = $1 ORDER BY seq DESC LIMIT ${SNAPSHOTS_KEPT - 1}),
      dropped AS (DELETE FROM snapshot WHERE interview_id = $1 AND seq < (SELECT min(seq) FROM kept)
        AND (SELECT count(*) FROM kept) = ${SNAPSHOTS_KEPT - 1})
      INSERT INTO snapshot (interview_id, seq, state)
      SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT FROM kept WHERE seq >= $2)
      ON CONFLICT DO NOTHING`,
    values: [interview, seq, JSON.stringify(state)],
  })
}
