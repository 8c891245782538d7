import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { created, problemBody } from '../../server/interview/api.ts'
import { interviewFile } from '../../server/interview/export.ts'
import { postByFetch } from '../../server/models/http.ts'
import { openModel } from '../../server/models/model.ts'
import { modelStanding, opinionsAnswer } from '../../server/opinions/api.ts'
import { verdictOf } from '../../server/opinions/compare.ts'
import { notJudgedIn } from '../../server/opinions/opinion.ts'
import {
  type Behaviour,
  complain,
  complete,
  judging,
  type ModelEndpoint,
  modelEndpoint,
  verdictText,
} from '../helpers/model-endpoint.ts'
import { type Harness, harness, type Person } from './harness.ts'

const said = 'So about 116 rides a second on average, and five times that at the peak.'
const quoting = [{ where: 'u1', quote: 'about 116 rides a second' }]
const scale = 'requirements.scale'

let endpoint: ModelEndpoint
let h: Harness
let ada: Person
let bo: Person

const model = () =>
  openModel({
    settings: { baseUrl: endpoint.baseUrl, key: 'sk-very-secret', name: 'judge-mini' },
    post: postByFetch,
    wait: async () => {},
    now: () => 0,
    limit: (ms) => AbortSignal.timeout(ms),
  })

beforeAll(async () => {
  endpoint = await modelEndpoint()
  h = await harness({ model: model() })
  ada = await h.person('Ada')
  bo = await h.person('Bo')
})
afterAll(async () => {
  await h?.close()
  await endpoint?.close()
})

/** An interview that has ended: Ada was its candidate, Bo its interviewer. */
async function ended(on: Harness = h): Promise<string> {
  const interview = await on.create(ada)
  await on.seat(ada, interview, bo, 'interviewer')
  await on.start(interview, ada)
  await on.append(interview, { person: ada.id, role: 'candidate' }, { kind: 'said', payload: { text: said } })
  await on.end(interview, ada)
  return interview
}
const opinions = async (interview: string, who: Person = ada, on: Harness = h) => {
  const answer = await on.call(who, `GET /api/interviews/${interview}/opinions`)
  expect(answer.status, answer.text).toBe(200)
  return opinionsAnswer.parse(answer.json)
}
const ask = async (interview: string, on: Harness = h) => {
  const answer = await on.call(ada, `POST /api/interviews/${interview}/opinions/model`)
  expect(answer.status, answer.text).toBe(202)
  return modelStanding.parse(answer.json)
}
const give = (interview: string, verdict: string, comment = '', who: Person = bo, criterion = scale) =>
  h.call(who, `PUT /api/interviews/${interview}/verdicts/${criterion}`, { verdict, comment })
/** The answer once the model is no longer at work. */
async function finished(interview: string, on: Harness = h) {
  let answer = await opinions(interview, ada, on)
  await expect
    .poll(async () => {
      answer = await opinions(interview, ada, on)
      return answer.model.is
    })
    .not.toBe('running')
  return answer
}

/** An endpoint that answers the first question and keeps the others until told to go on. */
function holding(): { behaviour: Behaviour; goOn: () => void; held: Promise<void> } {
  let goOn = () => {}
  let toldHeld = () => {}
  const going = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const held = new Promise<void>((resolve) => {
    toldHeld = resolve
  })
  const behaviour: Behaviour = (asked, response, turn, again) => {
    if (turn === 1) return judging('missed')(asked, response, turn, again)
    toldHeld()
    going.then(() => complete(response, verdictText(asked.criterion, 'missed')))
  }
  return { behaviour, goOn, held }
}

beforeEach(() => {
  endpoint.behave(judging('missed'))
  endpoint.asked.length = 0
})

describe('opinions', () => {
  it('shows rules, model and person side by side, each with its version', async () => {
    const interview = await ended()
    endpoint.behave(judging('met', quoting))
    await ask(interview)
    await finished(interview)
    await give(interview, 'partial', 'No peak.')
    const { opinions: all } = await opinions(interview)
    expect(all.map(({ grader }) => [grader.kind, grader.name])).toEqual([
      ['rules', 'Rules'],
      ['model', 'judge-mini'],
      ['person', 'Bo'],
    ])
    const [rules, made, person] = all
    expect(rules?.grader.version).toMatch(/^core [0-9a-f]{10}, weights [0-9a-f]{8}$/)
    expect(made?.grader.version).toMatch(/^judge-mini-2026-10-01, prompt 1, core [0-9a-f]{10}$/)
    expect(made && verdictOf(made, scale)).toBe('met')
    expect(made?.criteria.length).toBe(rules?.criteria.length)
    expect(person?.criteria).toMatchObject([{ id: scale, verdict: 'partial', reason: 'No peak.' }])
  })

  it('are of the whole interview, and what was said goes into no system message and no log', async () => {
    const interview = await ended()
    await ask(interview)
    await finished(interview)
    expect(endpoint.asked.length).toBeGreaterThan(34)
    for (const { system, user } of endpoint.asked) {
      expect(user).toContain(said)
      expect(system).not.toContain('116 rides')
    }
    const lines = h.logLines.join('\n')
    expect(lines).not.toContain('116 rides')
    expect(lines).not.toContain('sk-very-secret')
    expect(JSON.stringify(await opinions(interview))).not.toContain('sk-very-secret')
  })
})

describe('the model', () => {
  it('tells how far it is', async () => {
    const interview = await ended()
    const { behaviour, goOn, held } = holding()
    endpoint.behave(behaviour)
    expect((await opinions(interview)).model).toEqual({ is: 'not-asked', model: 'judge-mini' })
    expect(await ask(interview)).toMatchObject({ is: 'running', model: 'judge-mini' })
    await held
    const { model: standing, opinions: all } = await opinions(interview)
    expect(standing).toMatchObject({ is: 'running', done: 1, total: all[0]?.criteria.length })
    goOn()
    expect((await finished(interview)).model).toEqual({ is: 'done', model: 'judge-mini' })
  })

  it('is not asked twice at once', async () => {
    const interview = await ended()
    const { behaviour, goOn, held } = holding()
    endpoint.behave(behaviour)
    const both = await Promise.all([ask(interview), ask(interview)])
    await held
    expect([...both, await ask(interview)].map((it) => it.is)).toEqual(['running', 'running', 'running'])
    goOn()
    const { opinions: all } = await finished(interview)
    expect(endpoint.asked.length).toBe(all[0]?.criteria.length)
  })

  it('keeps what it said before when nothing is to be had of it', async () => {
    const interview = await ended()
    await ask(interview)
    await finished(interview)
    endpoint.behave((_asked, response) => complain(response, 401, { message: 'no' }))
    await ask(interview)
    const { model: standing, opinions: all } = await finished(interview)
    expect(standing).toMatchObject({ is: 'failed', says: expect.stringContaining('OPENAI_API_KEY') })
    expect(all[1] && verdictOf(all[1], scale)).toBe('missed')
  })

  it('leaves out what it could not judge, which is not missed', async () => {
    const interview = await ended()
    endpoint.behave((asked, response, turn, again) =>
      asked.criterion === scale
        ? complete(response, null, { refusal: 'No.' })
        : judging('missed')(asked, response, turn, again),
    )
    await ask(interview)
    const { opinions: all } = await finished(interview)
    const [, made] = all
    expect(made && notJudgedIn(made)).toBe(1)
    expect(made?.criteria.find((it) => it.id === scale)).toMatchObject({
      outcome: 'could-not-judge',
      why: 'refusal',
    })
  })

  it('is asked again by whoever wants to', async () => {
    const interview = await ended()
    await ask(interview)
    await finished(interview)
    endpoint.behave(judging('met', quoting))
    await ask(interview)
    const { opinions: all } = await finished(interview)
    expect(all).toHaveLength(2)
    expect(all[1] && verdictOf(all[1], scale)).toBe('met')
  })

  it('is off where none is set up, and says so', async () => {
    const without = await harness()
    try {
      const someone = await without.person('Cy')
      const interview = await without.create(someone)
      await without.start(interview, someone)
      await without.end(interview, someone)
      const answer = await without.call(someone, `POST /api/interviews/${interview}/opinions/model`)
      expect(problemBody.parse(answer.json).code).toBe('opinion.no-model')
      const got = await opinions(interview, someone, without)
      expect(got.model).toEqual({ is: 'off' })
      expect(got.opinions).toHaveLength(1)
    } finally {
      await without.close()
    }
  })
})

describe('a restart', () => {
  let second: Harness | null = null
  afterEach(() => second?.close())

  it('is interrupted by a restart, and can be asked again', async () => {
    second = await harness({ model: model() })
    ada = await second.person('Ada')
    bo = await second.person('Bo')
    const interview = await ended(second)
    const { behaviour, held } = holding()
    endpoint.behave(behaviour)
    await ask(interview, second)
    await held
    // What a kill leaves behind: a row that says it runs, and nobody who makes it.
    const { database } = second
    const rows = await database.prisma.opinion.findMany({ where: { interviewId: interview } })
    expect(rows.map((row) => row.status)).toEqual(['running'])
    // A stop in order says so itself.
    await second.fastify.close()
    const after = await database.prisma.opinion.findMany({ where: { interviewId: interview } })
    expect(after.map((row) => row.status)).toEqual(['interrupted'])
    await database.prisma.opinion.updateMany({ data: { status: 'running' } })
    const third = await harness({ model: model(), database, log: second.log })
    try {
      expect((await opinions(interview, ada, third)).model).toEqual({
        is: 'interrupted',
        model: 'judge-mini',
      })
      endpoint.behave(judging('missed'))
      await ask(interview, third)
      expect((await finished(interview, third)).model.is).toBe('done')
    } finally {
      await third.fastify.close()
      await third.database.close()
    }
    ada = await h.person('Ada')
    bo = await h.person('Bo')
  })
})

describe('verdicts of people', () => {
  it('stand as given last, with name and time', async () => {
    const interview = await ended()
    await give(interview, 'missed', 'Nothing yet.')
    h.time.ms += 60_000
    expect((await give(interview, 'met', 'On second thought.')).status).toBe(204)
    const { opinions: all, mayJudge, own } = await opinions(interview, bo)
    expect([mayJudge, own]).toEqual([true, 1])
    const at = new Date(h.time.ms).toISOString()
    expect(all[1]?.grader).toEqual({ kind: 'person', name: 'Bo', version: at })
    expect(all[1]?.criteria).toMatchObject([{ verdict: 'met', reason: 'On second thought.', at }])
    expect(await opinions(interview, ada)).toMatchObject({ mayJudge: false, own: null })
  })

  it('are those given in the room too, and stand in the export', async () => {
    const interview = await h.create(ada)
    await h.seat(ada, interview, bo, 'interviewer')
    await h.start(interview, ada)
    await h.append(
      interview,
      { person: bo.id, role: 'interviewer' },
      { kind: 'verdict.given', payload: { criterion: scale, verdict: 'met', comment: 'At once.' } },
    )
    await h.end(interview, ada)
    expect((await opinions(interview)).opinions[1]?.criteria).toMatchObject([{ reason: 'At once.' }])
    await give(interview, 'partial', 'Less, on reading it.')
    const { json } = await h.call(ada, `GET /api/interviews/${interview}/interview.json`)
    expect(interviewFile.parse(json).verdicts).toEqual([
      { criterion: scale, verdict: 'partial', comment: 'Less, on reading it.' },
    ])
  })

  it('reach a room that is open, in the order of the log', async () => {
    const interview = await ended()
    const socket = await h.fastify.injectWS(`/api/interviews/${interview}/socket`, {
      headers: { cookie: ada.cookie },
    })
    const frames: string[] = []
    const has = (text: string) => expect.poll(() => frames.some((frame) => frame.includes(text))).toBe(true)
    socket.on('message', (data: Buffer) => frames.push(data.toString()))
    socket.send(JSON.stringify({ type: 'join', interview, since: 0 }))
    await has('"welcome"')
    await give(interview, 'met', 'Heard in the room.')
    await has('Heard in the room.')
    socket.terminate()
  })

  it('of an upload stand beside those of its file, which stays as it was', async () => {
    const path = fileURLToPath(new URL('../fixtures/gold/28-rate-limiter.interview.json', import.meta.url))
    const file = {
      ...interviewFile.parse(JSON.parse(readFileSync(path, 'utf8'))),
      verdicts: [{ criterion: scale, verdict: 'missed' as const, comment: 'Of the file.' }],
    }
    const { id } = created.parse((await h.call(ada, 'POST /api/interviews/import', file)).json)
    await h.seat(ada, id, bo, 'interviewer')
    expect((await give(id, 'met', 'Given since.')).status).toBe(204)
    const { opinions: all } = await opinions(id)
    expect(all.slice(1).map(({ grader, criteria }) => [grader.name, criteria[0]])).toMatchObject([
      ['Interviewer', { verdict: 'missed', at: null }],
      ['Bo', { verdict: 'met', reason: 'Given since.' }],
    ])
    const again = await h.call(ada, `GET /api/interviews/${id}/interview.json`)
    expect(interviewFile.parse(again.json)).toEqual(file)
  })

  it('are refused for criteria that the interview does not have, and in another shape', async () => {
    const interview = await ended()
    for (const [verdict, criterion] of [
      ['met', 'cost.of-nothing'],
      ['excellent', scale],
      ['met', '__proto__'],
    ]) {
      const answer = await give(interview, verdict ?? '', '', bo, criterion)
      expect(problemBody.parse(answer.json).code).toBe('request.wrong-shape')
    }
    expect((await opinions(interview)).opinions).toHaveLength(1)
  })
})
