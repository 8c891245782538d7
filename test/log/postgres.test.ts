import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/database/client.ts'
import type { EventDraft } from '../../server/interview/events.ts'
import { SNAPSHOTS_KEPT } from '../../server/log/event-log.ts'
import { postgresLog } from '../../server/log/postgres.ts'
import { type FreshDatabase, freshDatabase, interviewRow } from '../helpers/database.ts'

const ada = { person: randomUUID(), role: 'candidate' as const }
const said = (text: string, at = 1_800_000_000_000): EventDraft => ({
  id: randomUUID(),
  at,
  by: ada,
  kind: 'said',
  payload: { text },
})

/** A pool whose answers get lost on the way back, as often as told: the transaction is committed, and nobody hears of it. */
function losingAnswers(pool: Pool, times: number): Pool {
  let left = times
  return new Proxy(pool, {
    get: (target, name) => {
      if (name !== 'query') return Reflect.get(target, name)
      return async (query: { text: string }) => {
        const result = await target.query(query)
        if (left-- > 0) throw new Error('Connection terminated unexpectedly')
        return result
      }
    },
  })
}

describe('the log in PostgreSQL', () => {
  let database: FreshDatabase
  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.close())

  it('keeps count, start and end of an interview in its row', async () => {
    const log = postgresLog(database)
    const interview = await interviewRow(database)
    await log.append(interview, [said('before')])
    const question = { id: 'uber', title: 'Uber', prompt: 'Design it.', hash: 'h' }
    const plan = { id: 'short', title: 'Short', phases: [] }
    await database.reader.query({
      text: `SELECT * FROM append_events($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [
        [interview, interview],
        [randomUUID(), randomUUID()],
        [1_800_000_000_000, 1_800_000_060_000],
        [ada, ada].map((by) => JSON.stringify(by)).join('\x1e'),
        ['interview.started', 'interview.ended'],
        [{ question, plan }, {}].map((payload) => JSON.stringify(payload)).join('\x1e'),
        [false, false],
        [0, 1],
      ],
    })
    const row = await database.prisma.interview.findUniqueOrThrow({ where: { id: interview } })
    expect([row.lastSeq, row.startedAt?.getTime(), row.endedAt?.getTime()]).toEqual([
      3, 1_800_000_000_000, 1_800_000_060_000,
    ])
    await log.close()
  })

  it('gives out every seq once to two nodes that append to the same interviews', async () => {
    const other = openDatabase(database.url)
    const logs = [postgresLog(database), postgresLog(other)]
    const interviews = await Promise.all(Array.from({ length: 6 }, () => interviewRow(database)))
    // Each node takes the interviews in another order: batches overlap, and must not deadlock.
    const appends = Array.from({ length: 240 }, (_, turn) =>
      logs.flatMap((log, node) => {
        const place = node === 0 ? turn % 6 : 5 - (turn % 6)
        return [log.append(interviews[place] ?? '', [said(`${node} ${turn}`)])]
      }),
    )
    await Promise.all(appends.flat())
    for (const interview of interviews) {
      const events = await logs[0]?.read(interview, 0)
      expect(events?.map(({ seq }) => seq)).toEqual(Array.from({ length: 80 }, (_, index) => index + 1))
    }
    await Promise.all(logs.map((log) => log.close()))
    await other.close()
  })

  it('sees an id that the other node wrote', async () => {
    const other = openDatabase(database.url)
    const [one, two] = [postgresLog(database), postgresLog(other)]
    const interview = await interviewRow(database)
    const draft = said('sent to both')
    const answers = await Promise.all([one.append(interview, [draft]), two.append(interview, [draft])])
    expect(answers.map(([answer]) => answer?.event.seq)).toEqual([1, 1])
    expect(answers.filter(([answer]) => answer?.fresh)).toHaveLength(1)
    await Promise.all([one.close(), two.close()])
    await other.close()
  })

  it('writes once what it commits twice because the first answer got lost, and calls it fresh', async () => {
    const interview = await interviewRow(database)
    const retried: unknown[] = []
    const log = postgresLog({
      ...database,
      writer: losingAnswers(database.writer, 2),
      wait: async () => {},
      observer: { retried: (error) => retried.push(error) },
    })
    const [answer] = await log.append(interview, [said('once')])
    expect(answer).toMatchObject({ event: { seq: 1 }, fresh: true })
    expect(retried).toHaveLength(2)
    expect(await log.read(interview, 0)).toHaveLength(1)
    await log.close()
  })

  it('rejects as retryable when the database stays away, and goes on when it is back', async () => {
    const interview = await interviewRow(database)
    let away = true
    const time = { ms: 0 }
    const writer = new Proxy(database.writer, {
      get: (target, name) =>
        name === 'query' && away
          ? async () => {
              time.ms += 6_000
              throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
            }
          : Reflect.get(target, name),
    })
    const log = postgresLog({ ...database, writer, now: () => time.ms, wait: async () => {} })
    await expect(log.append(interview, [said('lost')])).rejects.toMatchObject({ code: 'log.unavailable' })
    away = false
    const [answer] = await log.append(interview, [said('heard')])
    expect(answer?.event.seq).toBe(1)
    await log.close()
  })

  it('comes through a connection that the server ends', async () => {
    const interview = await interviewRow(database)
    const log = postgresLog(database)
    await log.append(interview, [said('before')])
    await database.reader.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'fortyfive log' AND datname = current_database()`,
    )
    const [answer] = await log.append(interview, [said('after')])
    expect(answer?.event.seq).toBe(2)
    await log.close()
  })

  it('refuses what the database cannot hold, and writes the rest of the batch', async () => {
    const interview = await interviewRow(database)
    const log = postgresLog(database)
    // A time that a number can be and a timestamp cannot.
    const unstorable: EventDraft = {
      ...said('x'),
      at: 1e300,
      kind: 'interview.ended',
      payload: { reason: 'finished' },
    }
    const answers = await Promise.allSettled([
      log.append(interview, [said('one')]),
      log.append(interview, [unstorable]),
      log.append(interview, [said('two')]),
    ])
    expect(answers.map((answer) => (answer.status === 'rejected' ? answer.reason.code : 'written'))).toEqual([
      'written',
      'event.wrong-shape',
      'written',
    ])
    expect((await log.read(interview, 0)).map(({ seq }) => seq)).toEqual([1, 2])
    await log.close()
  })

  it('rejects reading an event that no longer has its shape', async () => {
    const interview = await interviewRow(database)
    const log = postgresLog(database)
    await log.append(interview, [said('whole')])
    await database.reader.query(`UPDATE event SET payload = '{}' WHERE interview_id = $1`, [interview])
    await expect(log.read(interview, 0)).rejects.toThrow()
    await log.close()
  })

  it('tells its observer what a transaction wrote', async () => {
    const interview = await interviewRow(database)
    const committed: number[] = []
    const log = postgresLog({ ...database, observer: { committed: (events) => committed.push(events) } })
    const draft = said('one')
    await Promise.all([log.append(interview, [draft, said('two')]), log.append(interview, [draft])])
    expect(committed.reduce((sum, events) => sum + events, 0)).toBe(2)
    await log.close()
  })

  it('keeps the latest few snapshots', async () => {
    const interview = await interviewRow(database)
    const log = postgresLog(database)
    for (let seq = 1; seq <= 7; seq++) await log.saveSnapshot(interview, seq * 10, { seq })
    const kept = await database.prisma.snapshot.findMany({
      where: { interviewId: interview },
      orderBy: { seq: 'desc' },
    })
    expect(kept.map(({ seq }) => seq)).toEqual([70, 60, 50].slice(0, SNAPSHOTS_KEPT))
    await log.close()
  })

  it('deletes the events with their interview', async () => {
    const interview = await interviewRow(database)
    const log = postgresLog(database)
    await log.append(interview, [said('gone soon')])
    await database.prisma.interview.delete({ where: { id: interview } })
    expect(await log.read(interview, 0)).toEqual([])
    expect(await database.prisma.event.count({ where: { interviewId: interview } })).toBe(0)
    await log.close()
  })
})
