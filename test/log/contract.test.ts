import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EventDraft, EventKind } from '../../server/interview/events.ts'
import type { EventLog } from '../../server/log/event-log.ts'
import { memoryLog } from '../../server/log/memory.ts'
import { postgresLog } from '../../server/log/postgres.ts'
import { freshDatabase, interviewRow } from '../helpers/database.ts'

interface Subject {
  log: EventLog
  /** Makes an interview with an empty log. */
  interview(): Promise<string>
  close(): Promise<void>
}

const subjects: [string, () => Promise<Subject>][] = [
  [
    'memoryLog',
    async () => {
      const log = memoryLog()
      const interview = async () => {
        const id = randomUUID()
        log.open(id)
        return id
      }
      return { log, interview, close: () => log.close() }
    },
  ],
  [
    'postgresLog',
    async () => {
      const database = await freshDatabase()
      const log = postgresLog(database)
      const close = async () => {
        await log.close()
        await database.close()
      }
      return { log, interview: () => interviewRow(database), close }
    },
  ],
]

const ada = { person: randomUUID(), role: 'candidate' as const }
const bo = { person: randomUUID(), role: 'interviewer' as const }

const said = (text: string, id: string = randomUUID()): EventDraft => ({
  id,
  at: 1_800_000_000_000.5,
  by: ada,
  kind: 'said',
  payload: { text },
})
const ended = (): EventDraft => ({
  id: randomUUID(),
  at: 1_800_000_100_000,
  by: bo,
  kind: 'interview.ended',
  payload: { reason: 'finished' },
})
const verdict = (): EventDraft => ({
  id: randomUUID(),
  at: 1_800_000_200_000,
  by: bo,
  kind: 'verdict.given',
  payload: { criterion: 'design.components', verdict: 'met', comment: '' },
})
const kindsOf = (events: { kind: EventKind }[]) => events.map(({ kind }) => kind)

describe.each(subjects)('%s', (_name, open) => {
  let subject: Subject
  beforeAll(async () => {
    subject = await open()
  })
  afterAll(() => subject.close())

  it('counts seq up by one within an interview, from 1', async () => {
    const interview = await subject.interview()
    const first = await subject.log.append(interview, [said('one'), said('two')])
    const second = await subject.log.append(interview, [said('three')])
    expect([...first, ...second].map(({ event, fresh }) => [event.seq, fresh])).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ])
  })

  it('counts each interview for itself', async () => {
    const [one, other] = [await subject.interview(), await subject.interview()]
    await subject.log.append(one, [said('here')])
    const [there] = await subject.log.append(other, [said('there')])
    expect(there?.event.seq).toBe(1)
  })

  it('gives back what was appended, and only what follows `since`', async () => {
    const interview = await subject.interview()
    const drafts = [said('quotes " and \\ and \u0000 and \ud83d\ude00 and \x1e'), verdict(), said('three')]
    await subject.log.append(interview, drafts)
    expect(await subject.log.read(interview, 0)).toEqual(
      drafts.map((draft, index) => ({ ...draft, seq: index + 1 })),
    )
    expect((await subject.log.read(interview, 2)).map(({ seq }) => seq)).toEqual([3])
    expect(await subject.log.read(interview, 3)).toEqual([])
  })

  it('answers an id that is there with its first event, and writes nothing', async () => {
    const interview = await subject.interview()
    const id = randomUUID()
    await subject.log.append(interview, [said('first', id)])
    const [again] = await subject.log.append(interview, [said('second', id)])
    expect(again).toEqual({ event: { ...said('first', id), seq: 1 }, fresh: false })
    expect(await subject.log.read(interview, 0)).toHaveLength(1)
  })

  it('writes an id once that two send at the same time', async () => {
    const interview = await subject.interview()
    const id = randomUUID()
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((text) => subject.log.append(interview, [said(text, id)])),
    )
    const [written] = await subject.log.read(interview, 0)
    expect(answers.map(([answer]) => answer?.event)).toEqual([written, written, written])
    expect(answers.filter(([answer]) => answer?.fresh)).toHaveLength(1)
  })

  it('writes only the new ones among drafts of which some are there', async () => {
    const interview = await subject.interview()
    const [one, two] = [said('one'), said('two')]
    await subject.log.append(interview, [one])
    const answers = await subject.log.append(interview, [one, two])
    expect(answers.map(({ event, fresh }) => [event.seq, fresh])).toEqual([
      [1, false],
      [2, true],
    ])
  })

  it('lets the same id stand in two interviews', async () => {
    const [one, other] = [await subject.interview(), await subject.interview()]
    const draft = said('both')
    await subject.log.append(one, [draft])
    const [there] = await subject.log.append(other, [draft])
    expect(there).toEqual({ event: { ...draft, seq: 1 }, fresh: true })
  })

  it('refuses after the end what the rules do not allow then', async () => {
    const interview = await subject.interview()
    await subject.log.append(interview, [said('last'), ended()])
    await expect(subject.log.append(interview, [said('late')])).rejects.toMatchObject({
      code: 'interview.ended',
    })
    await expect(subject.log.append(interview, [verdict(), said('late')])).rejects.toMatchObject({
      code: 'interview.ended',
    })
    await subject.log.append(interview, [verdict()])
    expect(kindsOf(await subject.log.read(interview, 0))).toEqual([
      'said',
      'interview.ended',
      'verdict.given',
    ])
  })

  it('refuses what comes after the end also when both arrive together', async () => {
    const interview = await subject.interview()
    const answers = await Promise.allSettled([
      subject.log.append(interview, [said('in time')]),
      subject.log.append(interview, [ended()]),
      subject.log.append(interview, [said('late')]),
      subject.log.append(interview, [verdict()]),
    ])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(kindsOf(await subject.log.read(interview, 0))).toEqual([
      'said',
      'interview.ended',
      'verdict.given',
    ])
  })

  it('writes no draft of an append that goes on after its own end', async () => {
    const interview = await subject.interview()
    await expect(subject.log.append(interview, [ended(), said('late')])).rejects.toMatchObject({
      code: 'interview.ended',
    })
    expect(await subject.log.read(interview, 0)).toEqual([])
    await subject.log.append(interview, [said('still open')])
  })

  it('acknowledges a resent event after the end, for it was there before', async () => {
    const interview = await subject.interview()
    const draft = said('acknowledgement lost')
    await subject.log.append(interview, [draft, ended()])
    const [again] = await subject.log.append(interview, [draft])
    expect(again).toEqual({ event: { ...draft, seq: 1 }, fresh: false })
  })

  it('refuses an interview that does not exist, and an id that is none', async () => {
    for (const interview of [randomUUID(), 'no uuid'])
      await expect(subject.log.append(interview, [said('hello')])).rejects.toMatchObject({
        code: 'interview.not-found',
      })
    expect(await subject.log.read(randomUUID(), 0)).toEqual([])
  })

  it('refuses an event whose id or time is none, and writes the others', async () => {
    const interview = await subject.interview()
    const answers = await Promise.allSettled([
      subject.log.append(interview, [said('one')]),
      subject.log.append(interview, [said('two', 'no uuid')]),
      subject.log.append(interview, [{ ...said('three'), at: Number.NaN }]),
      subject.log.append(interview, [said('four')]),
    ])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(await subject.log.read(interview, 0)).toHaveLength(2)
  })

  it('keeps the order in which one sender appended', async () => {
    const interview = await subject.interview()
    const texts = Array.from({ length: 200 }, (_, index) => `utterance ${index}`)
    await Promise.all(texts.map((text) => subject.log.append(interview, [said(text)])))
    const events = await subject.log.read(interview, 0)
    expect(events.map((event) => event.kind === 'said' && event.payload.text)).toEqual(texts)
    expect(events.map(({ seq }) => seq)).toEqual(texts.map((_, index) => index + 1))
  })

  it('gives back the latest snapshot, and none where there is none', async () => {
    const interview = await subject.interview()
    expect(await subject.log.latestSnapshot(interview)).toBeNull()
    for (const seq of [2, 5, 9, 14, 20]) await subject.log.saveSnapshot(interview, seq, { folded: seq })
    await subject.log.saveSnapshot(interview, 3, { folded: 'late' })
    expect(await subject.log.latestSnapshot(interview)).toEqual({ seq: 20, state: { folded: 20 } })
  })

  it('is not changed by those who hold what it gave', async () => {
    const interview = await subject.interview()
    const [answer] = await subject.log.append(interview, [said('as it was')])
    if (answer?.event.kind === 'said') answer.event.payload.text = 'changed'
    const [event] = await subject.log.read(interview, 0)
    expect(event).toMatchObject({ payload: { text: 'as it was' } })
  })
})

describe.each(subjects)('%s, closed', (_name, open) => {
  it('commits what waits, refuses what comes, and may be closed twice', async () => {
    const { log, interview, close } = await open()
    const id = await interview()
    const waiting = log.append(id, [said('in time')])
    await log.close()
    await log.close()
    expect(await waiting).toHaveLength(1)
    await expect(log.append(id, [said('late')])).rejects.toMatchObject({ code: 'server.stopping' })
    await close()
  })
})
