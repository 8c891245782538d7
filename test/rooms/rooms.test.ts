import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SCRIPTED } from '../../server/interview/events.ts'
import { ProblemError } from '../../server/interview/problems.ts'
import type { Covered } from '../../server/interview/protocol.ts'
import type { Interviewer, InterviewerView, Move } from '../../server/interviewer/interviewer.ts'
import { moveId } from '../../server/rooms/interviewerDriver.ts'
import { IDLE_MS, SLOW_SOCKET_BYTES } from '../../server/rooms/limits.ts'
import { turn } from './time.ts'
import { visitor } from './visitor.ts'
import { interview, startedBy, uuidOf, type WorldOptions, world } from './world.ts'

const seats: WorldOptions['seats'] = {
  ada: { role: 'candidate', owner: true },
  bo: { role: 'interviewer' },
  cy: { role: 'observer' },
}

async function opened(options: Partial<WorldOptions> = {}) {
  const it = world({ seats, ...options })
  const join = async (name: string, since = 0) => {
    const one = visitor(it.rooms(), name)
    await one.join(since)
    return one
  }
  return { it, join }
}

const covered: Covered = {
  criterion: 'cost.budget',
  title: 'Stays in the budget',
  dimension: 'cost',
  source: 'core',
  verdict: 'missed',
  evidence: [],
  probe: 'guide-words',
  due: true,
}
const note = (text: string) => ({ note: randomUUID(), phase: 'requirements', text })

describe('what is for interviewers', () => {
  it('is in no frame of anybody else before the end, and open to all afterwards', async () => {
    const { it, join } = await opened({ judge: async () => [covered] })
    const [ada, bo, cy] = [await join('ada'), await join('bo'), await join('cy')]
    await bo.append('interview.started', startedBy('peer'))
    await bo.append('note.written', note('note-words'))
    await ada.append('said', { text: 'hello' })
    await bo.append('verdict.given', {
      criterion: 'cost.budget',
      verdict: 'missed',
      comment: 'verdict-words',
    })
    await it.time.pass(10_000)
    const late = await join('ada')
    await late.append('said', { text: 'again' })
    await bo.append('note.written', note('note-words two'))
    const rejoined = await join('cy', 1)
    expect(bo.of('coverage').at(-1)?.criteria).toEqual([covered])
    for (const { frames } of [ada, late, cy, rejoined])
      expect(
        frames.filter((frame) =>
          /note-words|verdict-words|guide-words|coverage|"note|"verdict\./.test(
            frame.replace(/"(notes|verdicts)":\[\]/g, ''),
          ),
        ),
      ).toEqual([])

    await bo.append('interview.ended', { reason: 'finished' })
    for (const { of } of [ada, late, cy]) {
      const { state, seq } = of('welcome').at(-1) ?? {}
      expect(state?.notes.map(({ text }) => text)).toEqual(['note-words', 'note-words two'])
      expect(state?.verdicts).toMatchObject([{ comment: 'verdict-words' }])
      expect(seq).toBe(state?.seq)
    }
    expect(ada.of('coverage')).toEqual([])
    await it.rooms().close()
  })

  it('does not show in the seqs that others get: each links to the last that they could see', async () => {
    const { it, join } = await opened()
    const [ada, bo] = [await join('ada'), await join('bo')]
    await bo.append('note.written', note('first'))
    await bo.append('interview.started', startedBy('peer'))
    await bo.append('note.written', note('second'))
    await bo.append('said', { text: 'hello' })
    expect(ada.of('event').map(({ prev, event }) => [prev, event.seq])).toEqual([
      [0, 2],
      [2, 4],
    ])
    await bo.append('note.written', note('third'))
    expect((await join('ada')).of('welcome')).toMatchObject([{ seq: 4, state: { seq: 4 } }])
    expect((await join('bo')).of('welcome')).toMatchObject([{ seq: 5, state: { seq: 5 } }])
    await it.rooms().close()
  })

  it('is taken away from an interviewer who becomes the candidate: the socket closes, the next join shows less', async () => {
    const { it, join } = await opened()
    const [ada, bo] = [await join('ada'), await join('bo')]
    await bo.append('note.written', note('private'))
    await bo.append('role.swapped', { candidate: uuidOf('bo'), interviewer: uuidOf('ada') })
    expect([ada.socket.closed, bo.socket.closed]).toEqual([4005, 4005])
    expect((await join('bo')).of('welcome')).toMatchObject([
      { you: { role: 'candidate' }, state: { notes: [] } },
    ])
    expect((await join('ada')).of('welcome')).toMatchObject([
      { you: { role: 'interviewer' }, state: { notes: [{ text: 'private' }] } },
    ])
    await it.rooms().close()
  })

  it('finds no way through live frames, which carry what is declared and nothing else', async () => {
    const { it, join } = await opened()
    const [ada, bo] = [await join('ada'), await join('bo')]
    await bo.send({ type: 'live', kind: 'typing', payload: { where: 'conversation', text: 'note-words' } })
    expect(ada.of('live')).toEqual([
      { type: 'live', from: uuidOf('bo'), kind: 'typing', payload: { where: 'conversation' } },
    ])
    expect(bo.of('live')).toEqual([])
    await it.rooms().close()
  })
})

describe('a room', () => {
  it('passes pointers to the others only, and stores none', async () => {
    const { it, join } = await opened()
    const [ada, bo, cy] = [await join('ada'), await join('bo'), await join('cy')]
    await ada.send({ type: 'live', kind: 'pointer', payload: { x: 1, y: 2 } })
    await cy.send({ type: 'live', kind: 'pointer', payload: { x: 9, y: 9 } })
    expect([ada, bo, cy].map(({ of }) => of('live').length)).toEqual([0, 1, 1])
    expect(await it.stored.read(interview, 0)).toEqual([])
    await it.rooms().close()
  })

  it('says who is there, each person once', async () => {
    const { it, join } = await opened()
    const ada = await join('ada')
    const bo = await join('bo')
    await join('bo')
    expect(ada.of('presence')).toHaveLength(1)
    expect(ada.of('presence')[0]?.present.map(({ name }) => name)).toEqual(['ada', 'bo'])
    bo.handle.gone()
    expect(ada.of('presence')).toHaveLength(1)
    await it.rooms().close()
  })

  it('refuses what the database did not take, as to be tried again, and holds nothing of it', async () => {
    let down = false
    const { it, join } = await opened({
      log: (log) => ({
        ...log,
        append: (id, drafts) =>
          down ? Promise.reject(new ProblemError('log.unavailable')) : log.append(id, drafts),
      }),
    })
    const bo = await join('bo')
    await bo.append('interview.started', startedBy('peer'))
    down = true
    const advance = { from: 'requirements', to: 'high-level-design' }
    const id = randomUUID()
    expect(await bo.append('phase.advanced', advance, id)).toBe('log.unavailable')
    expect(bo.of('reject').at(-1)).toMatchObject({ id, retry: true })
    down = false
    // The same again fits, because the phase is what it was.
    expect(await bo.append('phase.advanced', advance, id)).toBe('ack')
    await it.rooms().close()
  })

  it('keeps the order of what somebody sent while the database was away', async () => {
    let down = true
    const { it, join } = await opened({
      log: (log) => ({
        ...log,
        append: (id, drafts) =>
          down ? Promise.reject(new ProblemError('log.unavailable')) : log.append(id, drafts),
      }),
    })
    const ada = await join('ada')
    const [first, second] = [randomUUID(), randomUUID()]
    const budget = (text: string) => ({ set: [], removed: [], budget: text })
    await ada.append('worksheet.changed', budget('1 USD'), first)
    down = false
    expect(await ada.append('worksheet.changed', budget('2 USD'), second)).toBe('log.unavailable')
    expect(await ada.append('worksheet.changed', budget('1 USD'), first)).toBe('ack')
    expect(await ada.append('worksheet.changed', budget('2 USD'), second)).toBe('ack')
    expect((await it.stored.read(interview, 0)).map(({ id }) => id)).toEqual([first, second])
    await it.rooms().close()
  })

  it('drops a socket that does not read, and the others notice nothing', async () => {
    const { it, join } = await opened()
    const [ada, bo] = [await join('ada'), await join('bo')]
    bo.socket.bufferedAmount = SLOW_SOCKET_BYTES + 1
    expect(await ada.append('worksheet.changed', { set: [], removed: [], budget: '5 USD' })).toBe('ack')
    expect(bo.socket.closed).toBe(4008)
    expect(
      ada
        .of('presence')
        .at(-1)
        ?.present.map(({ name }) => name),
    ).toEqual(['ada'])
    await it.rooms().close()
  })

  it('tells of the end once, after its last snapshot', async () => {
    const ends: string[] = []
    const { it, join } = await opened({ ended: (id) => ends.push(id) })
    const bo = await join('bo')
    await bo.append('interview.started', startedBy('peer'))
    await bo.append('interview.ended', { reason: 'finished' })
    await bo.append('verdict.given', { criterion: 'cost.budget', verdict: 'met', comment: '' })
    await turn()
    expect(ends).toEqual([interview])
    expect((await it.stored.latestSnapshot(interview))?.seq).toBe(2)
    await it.rooms().close()
    expect(ends).toEqual([interview])
  })

  it('is let go when nobody is in it for a while', async () => {
    const { it, join } = await opened()
    const ada = await join('ada')
    expect(it.rooms().stats()).toEqual({ rooms: 1, sockets: 1 })
    ada.handle.gone()
    await it.time.pass(IDLE_MS + 2_000)
    expect(it.rooms().stats()).toEqual({ rooms: 0, sockets: 0 })
    await it.rooms().close()
  })

  it('judges coverage when something graded changed, at most every few seconds, and only for somebody who goes by it', async () => {
    const judged: number[] = []
    const { it, join } = await opened({
      judge: async (_id, { seq }) => [{ ...covered, due: judged.push(seq) > 0 }],
    })
    const ada = await join('ada')
    await ada.append('interview.started', startedBy('peer'))
    await it.time.pass(10_000)
    expect(judged).toEqual([])
    const bo = await join('bo')
    await it.time.pass(4_000)
    expect(judged).toEqual([1])
    await bo.append('note.written', note('not graded'))
    await it.time.pass(4_000)
    expect(judged).toEqual([1])
    for (const text of ['one', 'two', 'three']) await ada.append('said', { text })
    await it.time.pass(4_000)
    expect(judged).toEqual([1, 5])
    expect((await join('bo')).of('coverage')).toMatchObject([{ seq: 5 }])
    await it.rooms().close()
  })
})

describe('the script', () => {
  /** Answers each utterance, and does at its time what it is told to. */
  function fakeScript(
    moves: (view: InterviewerView) => Move | null,
  ): Interviewer & { seen: InterviewerView[] } {
    const seen: InterviewerView[] = []
    return {
      seen,
      next(view) {
        seen.push(view)
        return moves(view)
      },
    }
  }
  const alone = { ada: seats.ada ?? { role: 'candidate' as const } }
  const answers = ({ state }: InterviewerView): Move | null =>
    state.transcript.at(-1)?.person === SCRIPTED
      ? null
      : { kind: 'say', text: `answer ${state.transcript.length}` }
  const saidBy = async (it: ReturnType<typeof world>) =>
    (await it.stored.read(interview, 0)).flatMap((event) =>
      event.kind === 'said' ? [`${event.by.role}: ${event.payload.text}`] : [],
    )

  it('speaks a moment after the candidate, not at once', async () => {
    const { it, join } = await opened({ seats: alone, interviewer: 'scripted', script: fakeScript(answers) })
    const ada = await join('ada')
    await ada.append('interview.started', startedBy('scripted'))
    await it.time.pass(1_100)
    await ada.append('said', { text: 'hello' })
    await it.time.pass(1_400)
    expect(await saidBy(it)).toEqual(['interviewer: answer 0', 'candidate: hello'])
    await it.time.pass(200)
    expect(await saidBy(it)).toEqual(['interviewer: answer 0', 'candidate: hello', 'interviewer: answer 2'])
    await it.rooms().close()
  })

  it('makes a move whole: words and what they announce, under ids that follow from the log', async () => {
    const script = fakeScript(({ state }) =>
      state.seq === 1
        ? { kind: 'advance', from: 'requirements', to: 'high-level-design', text: 'On we go.' }
        : { kind: 'end', text: 'Thanks.' },
    )
    const { it, join } = await opened({ seats: alone, interviewer: 'scripted', script })
    const ada = await join('ada')
    await ada.append('interview.started', startedBy('scripted'))
    await it.time.pass(2_500)
    const log = await it.stored.read(interview, 1)
    expect(log.map(({ kind, id }) => [kind, id])).toEqual([
      ['said', moveId(interview, 1, 'said')],
      ['phase.advanced', moveId(interview, 1, 'phase.advanced')],
      ['said', moveId(interview, 3, 'said')],
      ['interview.ended', moveId(interview, 3, 'interview.ended')],
    ])
    expect(log.every(({ by }) => by.person === SCRIPTED && by.role === 'interviewer')).toBe(true)
    await it.rooms().close()
  })

  it('goes on after a restart of the server and says nothing twice', async () => {
    const { it, join } = await opened({ seats: alone, interviewer: 'scripted', script: fakeScript(answers) })
    await (await join('ada')).append('interview.started', startedBy('scripted'))
    await it.time.pass(3_000)
    await it.crash().close()
    await it.rooms().resume([interview])
    const ada = await join('ada')
    await it.time.pass(3_000)
    expect(await saidBy(it)).toEqual(['interviewer: answer 0'])
    await ada.append('said', { text: 'hello' })
    await it.time.pass(3_000)
    expect(await saidBy(it)).toEqual(['interviewer: answer 0', 'candidate: hello', 'interviewer: answer 2'])
    await it.rooms().close()
  })

  it('says nothing to an empty room, and ends the interview half an hour after its plan was over', async () => {
    const script = fakeScript(answers)
    const { it, join } = await opened({ seats: alone, interviewer: 'scripted', script })
    const ada = await join('ada')
    await ada.append('interview.started', startedBy('scripted'))
    ada.handle.gone()
    script.seen.length = 0
    await it.time.pass((45 + 30) * 60_000 - 2_000)
    expect(await it.stored.read(interview, 0)).toHaveLength(1)
    await it.time.pass(4_000)
    expect(await it.stored.read(interview, 1)).toMatchObject([
      { kind: 'interview.ended', payload: { reason: 'stopped' } },
    ])
    expect(script.seen).toEqual([])
    await it.time.pass(IDLE_MS + 2_000)
    expect(it.rooms().stats().rooms).toBe(0)
    await it.rooms().close()
  })

  it('that fails does not take the room with it', async () => {
    const failures: string[] = []
    const script = fakeScript(() => {
      throw new Error('stuck')
    })
    const { it, join } = await opened({
      seats: alone,
      interviewer: 'scripted',
      script,
      watch: { failed: (what) => failures.push(what) },
    })
    const ada = await join('ada')
    await ada.append('interview.started', startedBy('scripted'))
    await it.time.pass(2_000)
    expect(await ada.append('said', { text: 'hello' })).toBe('ack')
    expect(failures).toContain('asking the scripted interviewer')
    await it.rooms().close()
  })
})
