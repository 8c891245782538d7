import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemBody } from '../../server/interview/api.ts'
import { access, type RouteName } from '../../server/routes/access.ts'
import { type Harness, harness, type Person } from './harness.ts'

/**
 * The authorisation table, written out: what everybody gets on every route, before the start, while the interview runs
 * and after its end. It says the same as server/routes/access.ts in other words; where the two differ, one is wrong.
 */
type Stage = 'before' | 'running' | 'after'
const stages: readonly Stage[] = ['before', 'running', 'after']
/** Who asks: seats of an interview with a peer, the owner as either side, the candidate who is alone, and outsiders. */
const askers = [
  'candidate',
  'interviewer',
  'observer',
  'owner as candidate',
  'owner as interviewer',
  'alone',
  'revoked',
  'stranger',
  'no cookie',
] as const
type Asker = (typeof askers)[number]
const owners: readonly Asker[] = ['owner as candidate', 'owner as interviewer', 'alone']
const interviewers: readonly Asker[] = ['interviewer', 'owner as interviewer']
const outsiders: readonly Asker[] = ['revoked', 'stranger', 'no cookie']

type Wanted =
  | number
  | 'interview.not-found'
  | 'interview.not-ended'
  | 'interview.not-started'
  | 'role.may-not'
const seatedOnly = (inside: (asker: Asker, stage: Stage) => Wanted) => (asker: Asker, stage: Stage) =>
  outsiders.includes(asker) ? 'interview.not-found' : inside(asker, stage)
const afterTheEnd = seatedOnly((_asker, stage) => (stage === 'after' ? 200 : 'interview.not-ended'))
const ownersOnly = (status: number) =>
  seatedOnly((asker) => (owners.includes(asker) ? status : 'role.may-not'))

interface Line {
  wanted: (asker: Asker, stage: Stage) => Wanted
  body?: (table: Table) => unknown
}
const interviewLines: Partial<Record<RouteName, Line>> = {
  'GET /api/interviews/:id': { wanted: seatedOnly(() => 200) },
  'GET /api/interviews/:id/events': { wanted: seatedOnly(() => 200) },
  'GET /api/interviews/:id/guide': {
    wanted: seatedOnly((asker, stage) =>
      stage === 'after' || interviewers.includes(asker) ? 200 : 'interview.not-ended',
    ),
  },
  'GET /api/interviews/:id/report': { wanted: afterTheEnd },
  'GET /api/interviews/:id/report.md': { wanted: afterTheEnd },
  'GET /api/interviews/:id/interview.json': { wanted: afterTheEnd },
  'GET /api/interviews/:id/whiteboard.excalidraw': { wanted: afterTheEnd },
  'GET /api/interviews/:id/reference.excalidraw': { wanted: afterTheEnd },
  'GET /api/interviews/:id/opinions': { wanted: afterTheEnd },
  // This server has no model to ask; test/routes/opinions.test.ts has one.
  'POST /api/interviews/:id/opinions/model': {
    wanted: seatedOnly((_asker, stage) => (stage === 'after' ? 409 : 'interview.not-ended')),
  },
  'PUT /api/interviews/:id/verdicts/:criterion': {
    wanted: seatedOnly((asker, stage) =>
      !interviewers.includes(asker) ? 'role.may-not' : stage === 'before' ? 'interview.not-started' : 204,
    ),
    body: () => ({ verdict: 'partial', comment: 'A number, and no derivation.' }),
  },
  'GET /api/interviews/:id/invitations': { wanted: ownersOnly(200) },
  'POST /api/interviews/:id/invitations': {
    wanted: ownersOnly(201),
    body: () => ({ role: 'observer', label: 'somebody' }),
  },
  'DELETE /api/interviews/:id/invitations/:invitation': { wanted: ownersOnly(204) },
}
/** Routes of no interview in particular, and what anybody gets, with a cookie or without. */
const openLines: Partial<Record<RouteName, { status: number; body?: unknown }>> = {
  'GET /health/live': { status: 200 },
  'GET /health/ready': { status: 200 },
  'GET /metrics': { status: 200 },
  'GET /api/me': { status: 200 },
  'PUT /api/me': { status: 200, body: { name: 'Ada' } },
  'GET /api/questions': { status: 200 },
  'GET /api/questions/:id': { status: 200 },
  // Closed to strangers; test/routes/bank.test.ts says to whom it opens.
  'GET /api/questions/:id/whole': { status: 403 },
  'GET /api/questions/:id/whiteboard.excalidraw': { status: 403 },
  'GET /api/plans': { status: 200 },
  'GET /api/study-path': { status: 200 },
  'GET /api/progress': { status: 200 },
  'GET /api/bank': { status: 200 },
  'POST /api/bank/check': { status: 200, body: { text: 'format: drill/1' } },
  'POST /api/bank/questions': { status: 403, body: { text: 'format: drill/1' } },
  'GET /api/interviews': { status: 200 },
  'POST /api/interviews': {
    status: 201,
    body: {
      question: 'uber-data-platform',
      level: 'L5',
      plan: { id: '45' },
      interviewer: 'scripted',
      role: 'candidate',
    },
  },
  'POST /api/interviews/import': { status: 422, body: {} },
  'POST /api/invitations/accept': { status: 404, body: { token: 'x'.repeat(43) } },
}
/** Sockets have a table of their own: test/routes/socket-access.test.ts. */
const elsewhere: readonly RouteName[] = ['GET /api/interviews/:id/socket']

/** For each asker and stage an interview, and who asks there. */
interface Table {
  of(asker: Asker, stage: Stage): { who: Person | null; interview: string; invitation: string }
}

async function setUp(h: Harness): Promise<Table> {
  const names = ['owner', 'candidate', 'interviewer', 'observer', 'revoked', 'stranger'] as const
  const people = new Map<string, Person>()
  for (const name of names) people.set(name, await h.person(name))
  const who = (name: string): Person => {
    const person = people.get(name)
    if (!person) throw new Error(name)
    return person
  }
  const owner = who('owner')
  const made = new Map<string, { interview: string; invitation: string }>()
  for (const stage of stages) {
    for (const kind of ['candidate', 'interviewer', 'alone'] as const) {
      const interview = await h.create(
        owner,
        kind === 'alone' ? { interviewer: 'scripted' } : { interviewer: 'peer', role: kind },
      )
      for (const role of ['candidate', 'interviewer', 'observer'] as const)
        await h.seat(owner, interview, who(role), role)
      const invitation = await h.seat(owner, interview, who('revoked'), 'interviewer')
      await h.call(owner, `DELETE /api/interviews/${interview}/invitations/${invitation}`)
      if (stage !== 'before') await h.start(interview, owner)
      if (stage === 'after') await h.end(interview, owner)
      made.set(`${kind} ${stage}`, { interview, invitation })
    }
  }
  const kindFor = (asker: Asker) =>
    asker === 'alone' ? 'alone' : asker === 'owner as interviewer' ? 'interviewer' : 'candidate'
  return {
    of(asker, stage) {
      const there = made.get(`${kindFor(asker)} ${stage}`)
      if (!there) throw new Error(`${asker} ${stage}`)
      const person = owners.includes(asker) ? owner : asker === 'no cookie' ? null : who(asker)
      return { who: person, ...there }
    },
  }
}

describe('who may call which route', () => {
  let h: Harness
  let table: Table
  const registered: string[] = []
  beforeAll(async () => {
    h = await harness()
    table = await setUp(h)
    registered.push(...routesOf(h.fastify.printRoutes({ commonPrefix: false, includeHooks: false })))
  })
  afterAll(() => h?.close())

  it('has a line for every route, in the table of the server and in this one', () => {
    const lines = [...Object.keys(interviewLines), ...Object.keys(openLines), ...elsewhere]
    expect(lines.sort()).toEqual(Object.keys(access).sort())
    expect(registered.sort()).toEqual(Object.keys(access).sort())
  })

  describe.each(Object.entries(interviewLines))('%s', (route, line) => {
    const cases = stages.flatMap((stage) =>
      askers.map((asker) => ({ stage, asker, wanted: line.wanted(asker, stage) })),
    )
    it.each(cases)('$stage, $asker: $wanted', async ({ stage, asker, wanted }) => {
      const { who, interview, invitation } = table.of(asker, stage)
      const address = addressOf(route, interview, invitation)
      const answer = await h.call(who, address, line.body?.(table))
      if (typeof wanted === 'number') expect(answer.status, answer.text).toBe(wanted)
      else expect(problemBody.parse(answer.json).code).toBe(wanted)
    })

    it.each(outsiders)('tells %s the same about an interview as about none', async (asker) => {
      const { who, interview, invitation } = table.of(asker, 'running')
      const ask = (id: string) => h.call(who, addressOf(route, id, invitation), line.body?.(table))
      const there = await ask(interview)
      for (const id of [randomUUID(), 'no-uuid', '%00', '..%2f..']) {
        const nowhere = await ask(id)
        expect([nowhere.status, nowhere.text], id).toEqual([there.status, there.text])
      }
    })
  })

  describe.each(Object.entries(openLines))('%s', (route, line) => {
    it.each(['stranger', 'no cookie'] as const)(`%s: ${line.status}`, async (asker) => {
      const { who } = table.of(asker, 'before')
      const answer = await h.call(who, route.replace(':id', 'uber-data-platform'), line.body)
      expect(answer.status, answer.text).toBe(line.status)
    })
  })

  it('takes a cookie that nobody has for none', async () => {
    const { interview } = table.of('candidate', 'running')
    const forged = { ...table.of('stranger', 'running').who, cookie: `fortyfive=${'A'.repeat(43)}` }
    const answer = await h.call(
      { id: '', name: '', cookie: forged.cookie },
      `GET /api/interviews/${interview}`,
    )
    expect(problemBody.parse(answer.json).code).toBe('interview.not-found')
  })
})

const addressOf = (route: string, interview: string, invitation: string): string =>
  route
    .replace(':id', interview)
    .replace(':invitation', invitation)
    .replace(':criterion', 'requirements.scale')

/** `METHOD path` for each line of Fastify's route tree; the pages' own routes are no part of the table. */
function routesOf(tree: string): string[] {
  const path: string[] = []
  const found = new Set<string>()
  for (const line of tree.split('\n')) {
    const match = /^([\s│]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/.exec(line)
    if (!match) continue
    const depth = (match[1] ?? '').length / 4
    path.length = depth
    path[depth] = match[2] ?? ''
    for (const method of match[3]?.split(', ') ?? [])
      if (method !== 'HEAD') found.add(`${method} ${path.join('')}`)
  }
  return [...found].filter((route) => !route.endsWith('*'))
}
