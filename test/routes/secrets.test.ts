import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Question } from '../../server/interview/question.ts'
import { access } from '../../server/routes/access.ts'
import { type Harness, harness, type Person } from './harness.ts'

/** Every text in a value, with where it stands. */
function textsIn(value: unknown, path = ''): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, `${path}.${name}`))
}

/** Texts of the question that only interviewers may see, long enough to be found by no accident; `open` is what all may. */
function secretsOf(question: Question, open: string): string[] {
  // Topics, patterns and companies are tags that everybody may filter by.
  const { prompt, summary, title, topics, patterns, companies, ...secret } = question
  const shown = `${open}${JSON.stringify([prompt, summary, title, topics, patterns, companies])}`
  return textsIn(secret)
    .map(({ text }) => text.trim())
    .filter((text) => text.length >= 20 && !shown.includes(text))
}

const note = 'Hesitated before naming a partition key.'
const comment = 'Knew the peak at once.'

describe('what is for interviewers', () => {
  let h: Harness
  let ada: Person
  let bo: Person
  let interview: string
  let secrets: string[]
  beforeAll(async () => {
    h = await harness()
    ada = await h.person('Ada')
    bo = await h.person('Bo')
    interview = await h.create(ada)
    await h.seat(ada, interview, bo, 'interviewer')
    await h.start(interview, ada)
    await h.append(
      interview,
      { person: bo.id, role: 'interviewer' },
      {
        kind: 'note.written',
        payload: { note: randomUUID(), phase: 'requirements', text: note },
      },
    )
    await h.append(
      interview,
      { person: bo.id, role: 'interviewer' },
      { kind: 'verdict.given', payload: { criterion: 'requirements.scale', verdict: 'met', comment } },
      { kind: 'said', payload: { text: 'Welcome. Where would you begin?' } },
    )
    const question = h.bank.get('uber-data-platform')?.question
    const others = h.bank.list().filter(({ id }) => id !== question?.id)
    secrets = question ? [...secretsOf(question, JSON.stringify(others)), note, comment] : []
  })
  afterAll(() => h?.close())

  /** All that a person can read by GET, about this interview and beside it. */
  async function readings(who: Person): Promise<{ route: string; text: string }[]> {
    const routes = Object.keys(access).filter(
      (route) => route.startsWith('GET ') && !route.endsWith('/socket'),
    )
    return Promise.all(
      routes.map(async (route) => {
        const id = route.includes('/questions/') ? 'uber-data-platform' : interview
        return { route, text: (await h.call(who, route.replace(':id', id))).text }
      }),
    )
  }
  const found = (text: string) =>
    secrets.filter((secret) => text.includes(JSON.stringify(secret).slice(1, -1)))

  it('is more than a few texts', () => {
    expect(secrets.length).toBeGreaterThan(200)
  })

  it('reaches a candidate by no route before the end', async () => {
    for (const { route, text } of await readings(ada)) expect(found(text), route).toEqual([])
  })

  it('reaches the interviewer, which shows that this test can find it', async () => {
    const byRoute = new Map((await readings(bo)).map(({ route, text }) => [route, text]))
    expect(found(byRoute.get('GET /api/interviews/:id/guide') ?? '').length).toBeGreaterThan(200)
    expect(found(byRoute.get('GET /api/interviews/:id/events') ?? '')).toEqual([note, comment])
  })

  it('reaches a candidate by no frame when joining', async () => {
    const socket = await h.fastify.injectWS(`/api/interviews/${interview}/socket`, {
      headers: { cookie: ada.cookie },
    })
    const frames = await new Promise<string[]>((resolve) => {
      const all: string[] = []
      socket.on('message', (data: Buffer) => {
        all.push(data.toString())
        if (data.toString().includes('"pong"')) resolve(all)
      })
      socket.send(JSON.stringify({ type: 'join', interview, since: 0 }))
      socket.send(JSON.stringify({ type: 'ping' }))
    })
    socket.terminate()
    expect(frames.join('\n')).toContain('"welcome"')
    expect(found(frames.join('\n'))).toEqual([])
  })

  it('stays out of the log, with tokens, cookies and what was said', async () => {
    const lines = h.logLines.join('\n')
    expect(lines).toContain(interview)
    expect(found(lines)).toEqual([])
    expect(lines).not.toContain(ada.cookie.split('=')[1])
    expect(lines).not.toContain('Where would you begin')
  })

  it('opens to the candidate when the interview has ended', async () => {
    await h.end(interview, ada)
    const byRoute = new Map((await readings(ada)).map(({ route, text }) => [route, text]))
    expect(found(byRoute.get('GET /api/interviews/:id/guide') ?? '').length).toBeGreaterThan(200)
    expect(found(byRoute.get('GET /api/interviews/:id/events') ?? '')).toEqual([note, comment])
    expect(found(byRoute.get('GET /api/interviews/:id/interview.json') ?? '')).toEqual([note, comment])
  })
})
