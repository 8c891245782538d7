import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { DestinationStream } from 'pino'
import { openGuests } from '../../server/accounts/guests.ts'
import { randomIds } from '../../server/accounts/tokens.ts'
import { type App, buildApp, type Parts } from '../../server/app.ts'
import { type LiveBank, openLiveBank } from '../../server/bank/live.ts'
import { grade } from '../../server/grading/grade.ts'
import type { CreateInterview } from '../../server/interview/api.ts'
import { created, createdInvitation } from '../../server/interview/api.ts'
import { type EventDraft, type Role, SCRIPTED } from '../../server/interview/events.ts'
import type { EventLog } from '../../server/log/event-log.ts'
import { postgresLog } from '../../server/log/postgres.ts'
import { openLogger } from '../../server/logging.ts'
import { openMetrics } from '../../server/metrics.ts'
import { headOf } from '../../server/records/heads.ts'
import { openWhiteboards } from '../../server/workers/whiteboards.ts'
import { type FreshDatabase, freshDatabase } from '../helpers/database.ts'

const folder = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))
let loading: Promise<LiveBank> | null = null
/** The bank that ships, read once for each test file. */
export function shippedBank(): Promise<LiveBank> {
  loading ??= openLiveBank({ questionsDir: folder('questions'), rubricsDir: folder('rubrics') })
  return loading
}

/** A person with a cookie. */
export interface Person {
  id: string
  name: string
  cookie: string
}

export interface Answer {
  status: number
  text: string
  json: unknown
  headers: Record<string, unknown>
}

/** The whole application on a database of its own, without a port. */
export interface Harness {
  app: App
  fastify: FastifyInstance
  database: FreshDatabase
  log: EventLog
  bank: LiveBank
  /** The server's clock; tests move it. */
  time: { ms: number }
  logLines: string[]
  person(name: string): Promise<Person>
  call(who: Person | null, route: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  create(owner: Person, wanted?: Partial<CreateInterview>): Promise<string>
  /** Seats a guest by a link of the owner's. */
  seat(owner: Person, interview: string, guest: Person, role: Role): Promise<string>
  /** Appends to the log as the room would have. */
  append(interview: string, by: { person: string; role: Role }, ...events: EventOf[]): Promise<void>
  start(interview: string, by: Person): Promise<void>
  end(interview: string, by: Person): Promise<void>
  close(): Promise<void>
}
type EventOf = {
  [K in EventDraft['kind']]: Pick<Extract<EventDraft, { kind: K }>, 'kind' | 'payload'>
}[EventDraft['kind']]

export async function harness(changed: Partial<Parts> = {}): Promise<Harness> {
  const [database, bank] = await Promise.all([freshDatabase(), shippedBank()])
  const log = changed.log ?? postgresLog(database)
  const time = { ms: Date.parse('2026-03-02T10:00:00Z') }
  const logLines: string[] = []
  const stream: DestinationStream = { write: (line) => void logLines.push(line) }
  const app = await buildApp({
    config: { publicUrl: null, trustProxy: false, questionsWritable: false },
    database,
    log,
    bank,
    grader: {
      grade: async (input) => grade(input),
      live: async (name, grounds, interview) => grade({ ...grounds, interview, name }),
    },
    model: null,
    whiteboards: openWhiteboards(folder('questions/whiteboards')),
    ids: randomIds,
    now: () => time.ms,
    // Rooms beat when a test says so, and not by themselves.
    after: () => () => {},
    metrics: openMetrics({ process: false }),
    logger: openLogger('debug', stream),
    webDir: folder('test/routes/no-such-folder'),
    ...changed,
  })
  const { fastify } = app
  const guests = openGuests(database.prisma, randomIds)

  const call: Harness['call'] = async (who, route, body, headers = {}) => {
    const [method, url] = route.split(' ')
    const answer = await fastify.inject({
      method: method === 'POST' || method === 'PUT' || method === 'DELETE' ? method : 'GET',
      url: url ?? '',
      headers: {
        ...(who ? { cookie: who.cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return {
      status: answer.statusCode,
      text: answer.body,
      json: parsed(answer.body),
      headers: answer.headers,
    }
  }

  const append: Harness['append'] = async (interview, by, ...events) => {
    const drafts: EventDraft[] = events.map((event) => {
      time.ms += 1_000
      return { ...event, id: randomUUID(), at: time.ms, by }
    })
    await log.append(interview, drafts)
  }

  return {
    app,
    fastify,
    database,
    log,
    bank,
    time,
    logLines,
    call,
    append,
    async person(name) {
      const { me, token } = await guests.create()
      await guests.rename(me.person, name)
      return { id: me.person, name, cookie: `fortyfive=${token}` }
    },
    async create(owner, wanted = {}) {
      const whole: CreateInterview = {
        question: 'uber-data-platform',
        level: 'L6',
        plan: { id: '45' },
        interviewer: 'peer',
        role: 'candidate',
        ...wanted,
      }
      return created.parse((await call(owner, 'POST /api/interviews', whole)).json).id
    },
    async seat(owner, interview, guest, role) {
      const link = await call(owner, `POST /api/interviews/${interview}/invitations`, {
        role,
        label: guest.name,
      })
      const { token, invitation } = createdInvitation.parse(link.json)
      await call(guest, 'POST /api/invitations/accept', { token })
      return invitation.id
    },
    async start(interview, by) {
      const head = await headOf(database.prisma, interview)
      if (!head) throw new Error('no such interview')
      const author = { person: by.id, role: 'candidate' } as const
      await append(interview, author, { kind: 'interview.started', payload: head.started })
    },
    async end(interview, by) {
      const author = { person: by.id, role: 'candidate' } as const
      await append(interview, author, { kind: 'interview.ended', payload: { reason: 'finished' } })
    },
    async close() {
      await fastify.close()
      await log.close()
      await database.close()
    },
  }
}

/** The scripted interviewer as an author. */
export const script = { person: SCRIPTED, role: 'interviewer' } as const

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
