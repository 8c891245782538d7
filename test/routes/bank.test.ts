import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLiveBank } from '../../server/bank/live.ts'
import { bankStatus, created, progress, questionCheck, wholeQuestion } from '../../server/interview/api.ts'
import { excalidrawDocument } from '../../server/interview/export.ts'
import { drillTemplate, fullTemplate } from '../../web/write/templates.ts'
import { type Harness, harness, type Person } from './harness.ts'

const folder = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))
const code = (json: unknown) => (json as { code?: string }).code

describe('the bank', () => {
  let h: Harness
  let ada: Person
  beforeAll(async () => {
    h = await harness()
    ada = await h.person('Ada')
  })
  afterAll(() => h.close())

  it('opens a solution after the interview, and not while one is the candidate of another', async () => {
    const bo = await h.person('Bo')
    const route = 'GET /api/questions/cp-or-ap/whole'
    expect(code((await h.call(bo, route)).json)).toBe('question.not-open')
    const drill = { question: 'cp-or-ap', plan: { id: 'drill' } }
    const first = await h.create(bo, drill)
    expect(code((await h.call(bo, route)).json)).toBe('question.not-open')
    await h.start(first, bo)
    await h.end(first, bo)
    expect(wholeQuestion.parse((await h.call(bo, route)).json).question.id).toBe('cp-or-ap')
    await h.create(bo, drill)
    expect(code((await h.call(bo, route)).json)).toBe('question.not-open')
  })

  it('opens a solution to whoever is the interviewer of a peer', async () => {
    const bo = await h.person('Bo')
    await h.create(bo, { question: 'simple-etl', interviewer: 'peer', role: 'interviewer' })
    const whole = await h.call(bo, 'GET /api/questions/simple-etl/whole')
    expect(wholeQuestion.parse(whole.json).question.format).toBe('question/1')
    const scene = await h.call(bo, 'GET /api/questions/simple-etl/whiteboard.excalidraw')
    expect(excalidrawDocument.parse(scene.json).elements.length).toBeGreaterThan(20)
  })

  it('plays a drill in one phase and grades it on its own points alone', async () => {
    const bo = await h.person('Bo')
    const id = await h.create(bo, { question: 'cp-or-ap', plan: { id: 'drill' } })
    await h.start(id, bo)
    await h.append(
      id,
      { person: bo.id, role: 'candidate' },
      {
        kind: 'said',
        payload: {
          text: 'The smaller side refuses the transfer, because a wrong balance is a loss that we cannot take back.',
        },
      },
    )
    await h.end(id, bo)
    const report = (await h.call(bo, `GET /api/interviews/${id}/report`)).json as {
      criteria: { id: string; source: string; verdict: string }[]
      rubric: { id: string }
    }
    expect(report.rubric.id).toBe('drill')
    expect(new Set(report.criteria.map(({ source }) => source))).toEqual(new Set(['question']))
    expect(
      report.criteria.find(({ id: one }) => one === 'tradeoffs.bank-gives-up-availability')?.verdict,
    ).toBe('met')
    const mine = progress.parse((await h.call(bo, 'GET /api/progress')).json)
    expect(mine.done).toMatchObject([{ question: 'cp-or-ap', interview: id }])
    expect(mine.weakest.map(({ dimension }) => dimension)).toContain('depth')
    expect(mine.weakest[0]?.questions.length).toBeGreaterThan(0)
  })

  it('knows nothing of somebody who has done nothing', async () => {
    const mine = progress.parse((await h.call(await h.person('New'), 'GET /api/progress')).json)
    expect(mine).toMatchObject({ done: [], weakest: [] })
  })

  it('checks a text while it is written, and saves nothing unless it may', async () => {
    const check = async (text: string) =>
      questionCheck.parse((await h.call(ada, 'POST /api/bank/check', { text })).json)
    expect(await check(fullTemplate)).toMatchObject({ faults: [], question: { id: 'parking-app' } })
    expect((await check(fullTemplate.replace('result: 5,000', 'result: 6,000'))).faults).toMatchObject([
      { file: 'parking-app.yaml', field: 'reference.estimates[0].result' },
    ])
    expect((await check('title: [')).question).toBeNull()
    expect((await check(fullTemplate.replaceAll('parking-app', 'simple-etl'))).faults).toMatchObject([
      { field: 'id' },
    ])
    expect(bankStatus.parse((await h.call(ada, 'GET /api/bank')).json)).toEqual({
      writable: false,
      faults: [],
    })
    expect(code((await h.call(ada, 'POST /api/bank/questions', { text: fullTemplate })).json)).toBe(
      'bank.read-only',
    )
  })
})

describe('a bank that may be written to', () => {
  let h: Harness
  let ada: Person
  let ownDir: string
  beforeAll(async () => {
    ownDir = await mkdtemp(join(tmpdir(), 'fortyfive-saved-'))
    const bank = await openLiveBank({
      questionsDir: folder('questions'),
      rubricsDir: folder('rubrics'),
      ownDir,
    })
    h = await harness({ bank, config: { publicUrl: null, trustProxy: false, questionsWritable: true } })
    ada = await h.person('Ada')
  })
  afterAll(async () => {
    await h.close()
    await rm(ownDir, { recursive: true, force: true })
  })

  it('saves what is whole, byte for byte, and plays it', async () => {
    const saved = await h.call(ada, 'POST /api/bank/questions', { text: fullTemplate })
    expect([saved.status, saved.json]).toEqual([201, { id: 'parking-app' }])
    expect(await readFile(join(ownDir, 'parking-app.yaml'), 'utf8')).toBe(fullTemplate)
    const made = await h.call(ada, 'POST /api/interviews', {
      question: 'parking-app',
      level: 'L5',
      plan: { id: '45' },
      interviewer: 'scripted',
      role: 'candidate',
    })
    expect(created.safeParse(made.json).success).toBe(true)
  })

  it('refuses faults, names of shipped questions, and replaces its own only when told to', async () => {
    const save = (text: string, replace = false) => h.call(ada, 'POST /api/bank/questions', { text, replace })
    const broken = await save(drillTemplate.replace('minutes: 8', 'minutes: 80'))
    expect([broken.status, code(broken.json)]).toEqual([422, 'question.has-faults'])
    expect(JSON.stringify(broken.json)).toContain('minutes: expected')
    const taken = await save(fullTemplate.replaceAll('parking-app', 'simple-etl'), true)
    expect(code(taken.json)).toBe('question.id-taken')
    expect(code((await save(fullTemplate)).json)).toBe('question.id-taken')
    expect((await save(fullTemplate.replace('L5', 'L6'), true)).status).toBe(201)
  })

  it('keeps an interview at the question that it began with', async () => {
    await h.call(ada, 'POST /api/bank/questions', { text: drillTemplate })
    const id = await h.create(ada, { question: 'late-reports', plan: { id: 'drill' } })
    const changed = drillTemplate.replace('probe: By which clock', 'probe: Pray by which clock')
    await h.call(ada, 'POST /api/bank/questions', { text: changed, replace: true })
    await h.start(id, ada)
    await h.end(id, ada)
    const guide = JSON.stringify((await h.call(ada, `GET /api/interviews/${id}/guide`)).json)
    expect(guide).toContain('By which clock')
    expect(guide).not.toContain('Pray')
  })
})
