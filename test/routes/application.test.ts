import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  interviewList,
  interviewSummary,
  me,
  planList,
  problemBody,
  questionList,
} from '../../server/interview/api.ts'
import { fitPlan } from '../../server/interview/plan.ts'
import { ProblemError } from '../../server/interview/problems.ts'
import { plans } from '../helpers/plans.ts'
import { type Harness, harness, type Person } from './harness.ts'

describe('the application', () => {
  let h: Harness
  let ada: Person
  beforeAll(async () => {
    h = await harness()
    ada = await h.person('Ada')
  })
  afterAll(() => h?.close())
  const code = (answer: { json: unknown }) => problemBody.parse(answer.json).code

  describe('guests', () => {
    it('get a cookie with their first request, and keep who they are', async () => {
      const first = await h.call(null, 'GET /api/me')
      const cookie = String(first.headers['set-cookie']).split(';')[0] ?? ''
      const again = await h.call({ id: '', name: '', cookie }, 'GET /api/me')
      expect(me.parse(again.json)).toEqual(me.parse(first.json))
      expect(again.headers['set-cookie']).toBeUndefined()
    })

    it('have nothing but the hash of their token stored', async () => {
      const rows = await h.database.prisma.guest.findMany()
      expect(JSON.stringify(rows)).not.toContain(ada.cookie.split('=')[1])
    })

    it('choose a name, of which control characters are left out', async () => {
      const answer = await h.call(ada, 'PUT /api/me', { name: ' Ada\u0000\nLovelace ' })
      expect(me.parse(answer.json).name).toBe('Ada  Lovelace')
    })

    it.each(['', '   ', 'x'.repeat(61)])('may not be called %j', async (name) => {
      expect(code(await h.call(ada, 'PUT /api/me', { name }))).toBe('request.wrong-shape')
    })
  })

  describe('the bank', () => {
    it('shows of questions only what a candidate may see', async () => {
      const { questions } = questionList.parse((await h.call(null, 'GET /api/questions')).json)
      expect(questions.length).toBeGreaterThanOrEqual(3)
      const one = await h.call(null, `GET /api/questions/${questions[0]?.id}`)
      expect(one.json).toEqual(questions[0])
      expect(Object.keys(Object(one.json))).not.toContain('reference')
      expect(Object.keys(Object(one.json))).not.toContain('criteria')
    })

    it('says when it holds no such question', async () => {
      expect(code(await h.call(null, 'GET /api/questions/no-such'))).toBe('question.not-found')
      expect(code(await h.call(null, 'GET /api/questions/__proto__'))).toBe('question.not-found')
    })

    it('has the plans that ship', async () => {
      expect(planList.parse((await h.call(null, 'GET /api/plans')).json).plans).toEqual(plans)
    })
  })

  describe('interviews', () => {
    const wanted = {
      question: 'uber-data-platform',
      level: 'L6',
      plan: { id: '45' },
      interviewer: 'peer',
      role: 'candidate',
    }
    const summary = async (id: string) =>
      interviewSummary.parse((await h.call(ada, `GET /api/interviews/${id}`)).json)

    it('are played by a shipped plan, by one fitted to other minutes, or by phases of one’s own', async () => {
      const phases = [{ id: 'talk', kind: 'requirements', title: 'Talk', minutes: 3 }]
      expect((await summary(await h.create(ada))).plan).toEqual(plans[0])
      const [first] = plans
      if (!first) throw new Error('no plan')
      const fitted = await summary(await h.create(ada, { plan: { id: '45', minutes: 240 } }))
      expect(fitted.plan).toEqual(fitPlan(first, 240))
      expect((await summary(await h.create(ada, { plan: { phases } }))).plan).toMatchObject({
        id: 'custom',
        phases,
      })
    })

    it.each([
      ['a question that there is not', { question: 'no-such' }, 'question.not-found'],
      ['a plan that there is not', { plan: { id: 'no-such' } }, 'plan.not-found'],
      ['more than four hours', { plan: { id: '45', minutes: 241 } }, 'request.wrong-shape'],
      ['a field too many', { admin: true }, 'request.wrong-shape'],
      [
        'two phases of one id',
        { plan: { phases: [1, 2].map(() => ({ id: 'a', kind: 'a', title: 'A', minutes: 1 })) } },
        'request.wrong-shape',
      ],
      [
        'an interviewer for the script',
        { interviewer: 'scripted', role: 'interviewer' },
        'request.wrong-shape',
      ],
    ])('are not made with %s', async (_name, change, problem) => {
      expect(code(await h.call(ada, 'POST /api/interviews', { ...wanted, ...change }))).toBe(problem)
    })

    it('say how they stand: waiting, running, paused, ended', async () => {
      const id = await h.create(ada)
      const candidate = { person: ada.id, role: 'candidate' } as const
      expect((await summary(id)).status).toBe('waiting')
      await h.start(id, ada)
      expect((await summary(id)).status).toBe('running')
      await h.append(id, candidate, { kind: 'clock.paused', payload: {} })
      expect((await summary(id)).status).toBe('paused')
      await h.append(id, candidate, { kind: 'clock.resumed', payload: {} })
      expect((await summary(id)).status).toBe('running')
      await h.end(id, ada)
      const ended = await summary(id)
      expect(ended.status).toBe('ended')
      expect(ended.endedAt).toBe(new Date(h.time.ms).toISOString())
    })

    it('show the role that a swap gave', async () => {
      const bo = await h.person('Bo')
      const id = await h.create(ada)
      await h.seat(ada, id, bo, 'interviewer')
      await h.append(
        id,
        { person: ada.id, role: 'candidate' },
        { kind: 'role.swapped', payload: { candidate: bo.id, interviewer: ada.id } },
      )
      expect((await summary(id)).role).toBe('interviewer')
      expect((await h.call(ada, `GET /api/interviews/${id}/guide`)).status).toBe(200)
      expect(code(await h.call(bo, `GET /api/interviews/${id}/guide`))).toBe('interview.not-ended')
    })

    it('are listed for those who sit in them, the newest first', async () => {
      const cy = await h.person('Cy')
      const ids: string[] = []
      for (let n = 0; n < 3; n++) {
        h.time.ms += 60_000
        ids.unshift(await h.create(cy))
      }
      const list = interviewList.parse((await h.call(cy, 'GET /api/interviews')).json)
      expect(list.interviews.map((it) => it.id)).toEqual(ids)
      const nobody = await h.call(await h.person('Dee'), 'GET /api/interviews')
      expect(interviewList.parse(nobody.json).interviews).toEqual([])
    })

    it('are downloaded after the end, with their whiteboard', async () => {
      const id = await h.create(ada)
      const element = { id: 'a', type: 'rectangle', version: 2, versionNonce: 5, isDeleted: false, x: 4 }
      const gone = { ...element, id: 'b', isDeleted: true }
      await h.append(
        id,
        { person: ada.id, role: 'candidate' },
        { kind: 'board.changed', payload: { elements: [element, gone] } },
      )
      await h.start(id, ada)
      await h.end(id, ada)
      const board = await h.call(ada, `GET /api/interviews/${id}/whiteboard.excalidraw`)
      expect(board.json).toMatchObject({
        type: 'excalidraw',
        version: 2,
        source: 'fortyfive',
        elements: [element],
      })
      expect(board.headers['content-disposition']).toContain('uber-data-platform.excalidraw')
    })
  })

  describe('requests from elsewhere', () => {
    const rename = (headers: Record<string, string>) => h.call(ada, 'PUT /api/me', { name: 'Ada' }, headers)

    it.each([
      ['another site', { origin: 'https://evil.example' }],
      ['another port', { origin: 'http://localhost:1234', host: 'localhost:4545' }],
      ['a page without an origin', { origin: 'null' }],
      ['no origin but another site', { 'sec-fetch-site': 'cross-site' }],
    ])('change nothing: %s', async (_name, headers) => {
      const answer = await rename(headers)
      expect([answer.status, code(answer)]).toEqual([403, 'request.foreign-origin'])
    })

    it.each([
      ['our own page', { origin: 'http://localhost:4545', host: 'localhost:4545' }],
      ['our own page behind a proxy that ends TLS', { origin: 'https://mock.example', host: 'mock.example' }],
      ['a program', {}],
    ])('are taken from %s', async (_name, headers) => {
      expect((await rename(headers)).status).toBe(200)
    })
  })

  describe('what goes wrong', () => {
    it.each([
      ['no JSON', '{'],
      ['an empty body', ''],
      ['a body of half a megabyte', JSON.stringify({ name: 'x'.repeat(500_000) })],
    ])('is told as a problem of the list: %s', async (_name, body) => {
      const answer = await h.call(ada, 'PUT /api/me', body)
      expect(code(answer)).toBe('request.wrong-shape')
      expect(answer.status).toBe(400)
    })

    it('names the places of a request that does not fit', async () => {
      const answer = await h.call(ada, 'POST /api/interviews', {
        question: 'uber-data-platform',
        level: 'L6',
        plan: { id: '45', minutes: 'many' },
        interviewer: 'peer',
        role: 'candidate',
      })
      expect(problemBody.parse(answer.json).places).toEqual(['plan.minutes: expected a number, got "many"'])
    })

    it('says nothing of its inside', async () => {
      const broken = await harness({
        grader: {
          grade: () => Promise.reject(new Error('secret detail')),
          live: () => Promise.reject(new Error('secret detail')),
        },
      })
      const bo = await broken.person('Bo')
      const id = await broken.create(bo)
      await broken.start(id, bo)
      await broken.end(id, bo)
      const answer = await broken.call(bo, `GET /api/interviews/${id}/report`)
      expect(code(answer)).toBe('server.failed')
      expect(answer.text).not.toContain('secret detail')
      expect(broken.logLines.join('')).toContain('request failed')
      await broken.close()
    })

    it('is tried again when a report could not be made', async () => {
      let tries = 0
      const { grade } = await import('../../server/grading/grade.ts')
      const flaky = await harness({
        grader: {
          grade: async (input) => {
            tries += 1
            if (tries === 1) throw new ProblemError('report.failed')
            return grade(input)
          },
          live: () => Promise.reject(new ProblemError('report.failed')),
        },
      })
      const bo = await flaky.person('Bo')
      const id = await flaky.create(bo)
      await flaky.start(id, bo)
      await flaky.end(id, bo)
      const ask = () => flaky.call(bo, `GET /api/interviews/${id}/report`)
      expect(code(await ask())).toBe('report.failed')
      expect((await ask()).status).toBe(200)
      expect((await ask()).status).toBe(200)
      expect(tries).toBe(2)
      await flaky.close()
    })
  })

  describe('for whoever runs it', () => {
    it('is live, and ready while the database answers', async () => {
      let there = true
      const own = await harness({ database: { prisma: h.database.prisma, answers: async () => there } })
      expect((await own.call(null, 'GET /health/ready')).status).toBe(200)
      there = false
      expect((await own.call(null, 'GET /health/ready')).status).toBe(503)
      expect((await own.call(null, 'GET /health/live')).status).toBe(200)
      await own.close()
    })

    it('counts in the format of Prometheus', async () => {
      await h.call(ada, `GET /api/interviews/${await h.create(ada)}`)
      const { text } = await h.call(null, 'GET /metrics')
      expect(text).toMatch(
        /fortyfive_http_request_seconds_count\{method="GET",route="\/api\/interviews\/:id",status="200"\} \d/,
      )
      for (const name of ['sockets', 'rooms', 'events_appended_total', 'commit_seconds', 'grading_seconds'])
        expect(text).toContain(`fortyfive_${name}`)
    })

    it('writes a line of JSON for each request, with its id and the interview', async () => {
      const id = await h.create(ada)
      await h.call(ada, `GET /api/interviews/${id}`)
      expect(JSON.parse(h.logLines.at(-1) ?? '')).toMatchObject({
        interview: id,
        request: expect.any(String),
        route: '/api/interviews/:id',
        status: 200,
      })
    })

    it('sends headers that keep pages from being framed, sniffed or scripted from elsewhere', async () => {
      const { headers } = await h.call(null, 'GET /api/plans')
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("frame-ancestors 'none'")
      expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self' 'wasm-unsafe-eval'")
    })
  })

  describe('pages', () => {
    const folder = mkdtemp(join(tmpdir(), 'fortyfive-web-'))
    let built: Harness
    beforeAll(async () => {
      await mkdir(join(await folder, 'assets'))
      await writeFile(join(await folder, 'index.html'), '<p>the page</p>')
      await writeFile(join(await folder, 'assets', 'app-4f2a.js'), 'plain')
      await writeFile(join(await folder, 'assets', 'app-4f2a.js.br'), 'squeezed')
      built = await harness({ webDir: await folder })
    })
    afterAll(async () => {
      await built?.close()
      await rm(await folder, { recursive: true })
    })
    const get = (path: string, headers?: Record<string, string>) =>
      built.call(null, `GET ${path}`, undefined, headers)

    it.each(['/', '/join', '/history', '/interviews/1234', '/interviews/1234/report'])(
      'come from index.html, which is asked for again each time: %s',
      async (path) => {
        const answer = await get(path)
        expect([answer.status, answer.text]).toEqual([200, '<p>the page</p>'])
        expect(answer.headers['cache-control']).toBe('no-cache')
      },
    )

    it('keep assets, whose names hold a hash, for a year, and send what the build compressed', async () => {
      const plain = await get('/assets/app-4f2a.js')
      expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(plain.text).toBe('plain')
      const small = await get('/assets/app-4f2a.js', { 'accept-encoding': 'gzip, br' })
      expect([small.headers['content-encoding'], small.text]).toEqual(['br', 'squeezed'])
    })

    it.each([
      '/api/no-such',
      '/api',
      '/assets/gone-1.js',
      '/gone.png',
      '/health/other',
      '/..%2f..%2fpackage.json',
    ])('are not what is answered for %s', async (path) => {
      const answer = await get(path)
      expect(answer.status).toBe(404)
      expect(answer.text).not.toContain('the page')
    })

    it('say how to build them when they are not there', async () => {
      const answer = await h.call(null, 'GET /')
      expect(answer.status).toBe(503)
      expect(answer.text).toContain('npm start')
    })
  })
})
