import { createReadStream } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grade } from '../../server/grading/grade.ts'
import { created, interviewList, interviewSummary, problemBody } from '../../server/interview/api.ts'
import { type InterviewFile, interviewFile } from '../../server/interview/export.ts'
import { type Harness, harness, type Person } from './harness.ts'

const file: InterviewFile = {
  format: 'interview/1',
  question: { id: 'uber-data-platform', title: 'A platform', prompt: 'Design a platform.' },
  level: 'L6',
  durationMinutes: 45,
  phases: [
    { id: 'Requirements & scale', startsAt: 0, endsAt: 330 },
    { id: 'design', startsAt: 330, endsAt: 2_400 },
  ],
  utterances: [
    { id: 'a-7', at: 2.5, speaker: 'interviewer', text: 'Where would you begin?' },
    {
      id: 'b-9',
      at: 9,
      speaker: 'candidate',
      text: 'How many rides a day? I assume ten million, so about 116 rides a second.',
    },
  ],
  whiteboard: null,
  board: { nodes: [{ id: 'k', label: 'Kafka' }], edges: [] },
}

describe('uploading an interview', () => {
  let h: Harness
  let ada: Person
  beforeAll(async () => {
    h = await harness()
    ada = await h.person('Ada')
  })
  afterAll(() => h?.close())
  const upload = (body: unknown) => h.call(ada, 'POST /api/interviews/import', body)
  const count = async () =>
    interviewList.parse((await h.call(ada, 'GET /api/interviews')).json).interviews.length

  it('makes an interview of the history, over and imported', async () => {
    const { id } = created.parse((await upload(file)).json)
    const summary = interviewSummary.parse((await h.call(ada, `GET /api/interviews/${id}`)).json)
    expect(summary).toMatchObject({ status: 'ended', imported: true, owner: true, level: 'L6' })
    expect(summary.question).toEqual(file.question)
    expect(summary.plan.phases.map((phase) => [phase.id, phase.minutes])).toEqual([
      ['requirements-scale', 5.5],
      ['design', 34.5],
    ])
  })

  it('is graded as the command line grades the same file', async () => {
    const { id } = created.parse((await upload(file)).json)
    const found = h.bank.get('uber-data-platform')
    const wanted = grade({
      interview: file,
      name: 'uber-data-platform.interview.json',
      rubric: h.bank.core.rubric,
      rubricHash: h.bank.core.hash,
      question: found ? { question: found.question, hash: found.hash } : null,
    })
    for (const _time of ['made', 'kept']) {
      const report = await h.call(ada, `GET /api/interviews/${id}/report`)
      expect(report.text).toBe(JSON.stringify(wanted))
      expect(report.text).toContain('b-9')
    }
    const list = interviewList.parse((await h.call(ada, 'GET /api/interviews')).json)
    expect(list.interviews.find((it) => it.id === id)?.score).toBe(wanted.overall.score)
  })

  it('gives the same file back', async () => {
    const { id } = created.parse((await upload(file)).json)
    const download = await h.call(ada, `GET /api/interviews/${id}/interview.json`)
    expect(interviewFile.parse(download.json)).toEqual(file)
    expect(download.headers['content-disposition']).toBe(
      'attachment; filename="uber-data-platform.interview.json"',
    )
  })

  it('takes a question that the bank does not hold, and grades it on the core rubric alone', async () => {
    const foreign = { ...file, question: { id: '../../etc/passwd', title: 'Other', prompt: 'Other.' } }
    const { id } = created.parse((await upload(foreign)).json)
    const report = await h.call(ada, `GET /api/interviews/${id}/report`)
    expect(report.json).toMatchObject({ question: { hash: null }, interview: 'etc-passwd.interview.json' })
    expect((await h.call(ada, `GET /api/interviews/${id}/guide`)).json).toMatchObject({ question: null })
  })

  it('has no room: nothing can be appended to it', async () => {
    const { id } = created.parse((await upload(file)).json)
    const socket = await h.fastify.injectWS(`/api/interviews/${id}/socket`, {
      headers: { cookie: ada.cookie },
    })
    const code = await new Promise((resolve) => {
      socket.on('close', resolve)
      socket.send(JSON.stringify({ type: 'join', interview: id, since: 0 }))
    })
    expect(code).toBe(4004)
  })

  const at = (path: (string | number)[], value: unknown): unknown => {
    const copy: unknown = structuredClone(file)
    const last = path.at(-1)
    const parent = path.slice(0, -1).reduce((inner, step) => Reflect.get(Object(inner), step), copy)
    if (value === undefined) Reflect.deleteProperty(Object(parent), last ?? '')
    else Reflect.set(Object(parent), last ?? '', value)
    return copy
  }
  it.each([
    ['no utterances', at(['utterances'], undefined), 'utterances: expected a list, got nothing'],
    [
      'another speaker',
      at(['utterances', 1, 'speaker'], 'host'),
      'utterances[1].speaker: expected "candidate" or "interviewer", got "host"',
    ],
    [
      'a time that runs back',
      at(['utterances', 1, 'at'], 1),
      'utterances[1].at: expected times in order, got 1',
    ],
    [
      'an id that stands twice',
      at(['utterances', 1, 'id'], 'a-7'),
      'utterances[1].id: expected an id of its own, "a-7" stands twice, got "a-7"',
    ],
    ['another format', at(['format'], 'interview/2'), 'format: expected "interview/1", got "interview/2"'],
    ['a level that there is not', at(['level'], 'L9'), /^level: expected "L4"/],
    ['a list', [], 'expected a group of fields, got an empty list'],
    ['a number', 7, 'expected a group of fields, got 7'],
    ['nothing', null, 'expected a group of fields, got nothing'],
  ])('refuses %s and names the place', async (_name, body, place) => {
    const before = await count()
    const answer = await upload(body)
    expect(answer.status).toBe(422)
    const problem = problemBody.parse(answer.json)
    expect(problem.code).toBe('file.wrong-shape')
    if (typeof place === 'string') expect(problem.places).toContain(place)
    else expect(problem.places?.some((it) => place.test(it))).toBe(true)
    expect(await count()).toBe(before)
  })

  it.each([
    ['no JSON', '{"format": "interview/1",'],
    ['an empty body', ''],
    ['bytes that are no text', '\ufffe\u0000'],
  ])('refuses %s', async (_name, body) => {
    expect(problemBody.parse((await upload(body)).json).code).toBe('file.not-json')
  })

  it('refuses a file of a million nested lists, and lives on', async () => {
    const depth = 1_000_000
    const bomb = `{"format":"interview/1","whiteboard":${'['.repeat(depth)}${']'.repeat(depth)}}`
    expect(problemBody.parse((await upload(bomb)).json).places).toEqual([
      'expected at most 64 levels of nesting',
    ])
    expect((await h.call(ada, 'GET /health/live')).status).toBe(200)
  })

  it('names at most fifty places of a file that is wrong everywhere', async () => {
    const utterances = Array.from({ length: 5_000 }, () => ({}))
    const { places = [] } = problemBody.parse((await upload(at(['utterances'], utterances))).json)
    expect(places.length).toBeLessThanOrEqual(51)
    expect(places.at(-1)).toMatch(/^and \d+ more$/)
  })

  it('takes fields called __proto__ for nothing', async () => {
    const armed = JSON.stringify(file).replace(
      '"whiteboard":null',
      '"__proto__":{"admin":true},"whiteboard":{"type":"excalidraw","elements":[{"id":"a","type":"text","__proto__":{"admin":true}}]}',
    )
    const { id } = created.parse((await upload(armed)).json)
    const board = await h.call(ada, `GET /api/interviews/${id}/whiteboard.excalidraw`)
    expect(board.text).not.toContain('admin')
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })

  it('keeps markup and zero characters as what they are', async () => {
    const text = '<img src=x onerror=alert(1)> \u0000 [a](javascript:alert(1))'
    const marked = { ...file, utterances: [{ id: 'u1', at: 0, speaker: 'candidate', text }] }
    const { id } = created.parse(
      (await upload({ ...marked, question: { ...file.question, title: text } })).json,
    )
    const back = interviewFile.parse((await h.call(ada, `GET /api/interviews/${id}/interview.json`)).json)
    expect(back.utterances[0]?.text).toBe(text)
    const markdown = await h.call(ada, `GET /api/interviews/${id}/report.md`)
    expect(markdown.status).toBe(200)
    expect(markdown.text).not.toContain('<img')
  })

  it('gives the same report for an export as for the interview that was held', async () => {
    const id = await h.create(ada)
    const bo = await h.person('Bo')
    await h.seat(ada, id, bo, 'interviewer')
    await h.start(id, ada)
    await h.append(
      id,
      { person: ada.id, role: 'candidate' },
      { kind: 'said', payload: { text: 'How many rides do we expect a day? I assume ten million.' } },
      {
        kind: 'worksheet.changed',
        payload: {
          set: [{ id: 'r', section: 'estimate', label: 'Rides', formula: '1e7 event/day to event/s' }],
          removed: [],
          budget: '2e7 USD',
        },
      },
      {
        kind: 'said',
        payload: { text: 'We keep events in Kafka, because replay is what saves us after a bug.' },
      },
    )
    await h.end(id, ada)
    const exported = await h.call(ada, `GET /api/interviews/${id}/interview.json`)
    const { id: again } = created.parse((await upload(exported.text)).json)
    const [held, imported] = await Promise.all(
      [id, again].map(async (one) => (await h.call(ada, `GET /api/interviews/${one}/report`)).text),
    )
    expect(imported).toBe(held)
    expect((await h.call(ada, `GET /api/interviews/${again}/interview.json`)).text).toBe(exported.text)
  })

  it('hears a sender of 20 MB out and tells that the file is too large', async () => {
    const path = join(tmpdir(), `fortyfive-large-${process.pid}.json`)
    await writeFile(path, `{"pad":"${'x'.repeat(20_000_000)}"}`)
    await h.fastify.listen({ port: 0, host: '127.0.0.1' })
    const address = h.fastify.server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const before = await count()
    const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const headers = { cookie: ada.cookie, 'content-type': 'application/json' }
      const sent = request({ port, method: 'POST', path: '/api/interviews/import', headers }, (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += String(chunk)
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      })
      sent.on('error', reject)
      createReadStream(path).pipe(sent)
    })
    await rm(path)
    expect(answer.status).toBe(413)
    expect(problemBody.parse(JSON.parse(answer.text)).code).toBe('file.too-large')
    expect(await count()).toBe(before)
  })
})
