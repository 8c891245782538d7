import cookie from '@fastify/cookie'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { openGuests } from './accounts/guests.ts'
import { openInvitations } from './accounts/invitations.ts'
import { seatOf } from './accounts/seats.ts'
import type { Ids } from './accounts/tokens.ts'
import type { LiveBank } from './bank/live.ts'
import type { Config } from './config.ts'
import type { Database } from './database/client.ts'
import { scripted } from './interviewer/scripted/scripted.ts'
import type { EventLog } from './log/event-log.ts'
import { logRequests } from './logging.ts'
import type { Metrics } from './metrics.ts'
import type { Model } from './models/model.ts'
import { openCoverage } from './records/coverage.ts'
import { headOf } from './records/heads.ts'
import { openInterviews } from './records/interviews.ts'
import { openModelOpinions } from './records/model-opinions.ts'
import { openReports, type Reports } from './records/reports.ts'
import { type Bus, inProcessBus } from './rooms/bus.ts'
import { Rooms } from './rooms/rooms.ts'
import { bankRoutes } from './routes/bank.ts'
import type { Door } from './routes/define.ts'
import { answerErrors } from './routes/errors.ts'
import { healthRoutes } from './routes/health.ts'
import { importRoutes } from './routes/import.ts'
import { interviewRoutes } from './routes/interviews.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { meRoutes } from './routes/me.ts'
import { opinionRoutes } from './routes/opinions.ts'
import { pages } from './routes/pages.ts'
import { reportRoutes } from './routes/reports.ts'
import { secure } from './routes/security.ts'
import { guestOf } from './routes/session.ts'
import { socketRoute } from './routes/socket.ts'
import type { Grader } from './workers/grader.ts'
import type { Whiteboards } from './workers/whiteboards.ts'

/** Everything that the application is made of. What lives longer than the application is closed by whoever opened it. */
export interface Parts {
  config: Pick<Config, 'publicUrl' | 'trustProxy' | 'questionsWritable'>
  database: Pick<Database, 'prisma' | 'answers'>
  log: EventLog
  bank: LiveBank
  whiteboards: Whiteboards
  grader: Pick<Grader, 'grade' | 'live'>
  /** The language model that gives second opinions; null where none is set up. */
  model: Model | null
  ids: Ids
  /** The server's clock, ms since 1970. */
  now: () => number
  /** Calls once after `ms`; the answer calls it off. */
  after: (ms: number, call: () => void) => () => void
  metrics: Metrics
  logger: FastifyBaseLogger
  /** Folder of the built pages. */
  webDir: string
}

export interface App {
  fastify: FastifyInstance
  rooms: Rooms
  reports: Reports
}

/** Most bytes of a request that is no upload. */
const BODY_BYTES = 256 * 1024

/** Builds the application out of its parts. Listens nowhere; `fastify.close()` sends everybody away first. */
export async function buildApp(parts: Parts): Promise<App> {
  const { config, database, ids, logger, metrics } = parts
  const { prisma } = database
  const fastify: FastifyInstance = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    genReqId: () => ids.uuid(),
    trustProxy: config.trustProxy,
    bodyLimit: BODY_BYTES,
    onProtoPoisoning: 'remove',
    onConstructorPoisoning: 'remove',
    forceCloseConnections: true,
  })
  const door: Door = {
    prisma,
    guests: openGuests(prisma, ids),
    secure: config.publicUrl?.startsWith('https:') ?? false,
  }
  const reports = openReports({ ...parts, prisma })
  const bus = inProcessBus()
  const rooms = openRooms(parts, reports, bus)
  const modelOpinions = openModelOpinions({
    ...parts,
    prisma,
    failed: (interview, error) => logger.error({ err: error, interview }, 'a second opinion failed'),
  })

  answerErrors(fastify)
  logRequests(fastify, metrics)
  secure(fastify, config.publicUrl)
  // Before the sockets' own hook, so that they are told why.
  fastify.addHook('preClose', () => rooms.close())
  fastify.addHook('preClose', () => modelOpinions.close())
  await fastify.register(cookie)

  healthRoutes(fastify, { metrics, answers: () => database.answers() })
  meRoutes(fastify, door)
  bankRoutes(fastify, { ...door, ...parts, writable: config.questionsWritable })
  interviewRoutes(fastify, { ...door, log: parts.log, interviews: openInterviews({ ...parts, prisma }) })
  invitationRoutes(fastify, {
    ...door,
    invitations: openInvitations({ ...parts, prisma }),
    publicUrl: config.publicUrl,
    dropPerson: (interview, person) => rooms.revoke(interview, person),
  })
  reportRoutes(fastify, { ...door, ...parts, reports })
  opinionRoutes(fastify, {
    ...door,
    ...parts,
    reports,
    modelOpinions,
    tell: (interview, events) => bus.publish(interview, { type: 'events', events }),
  })
  await fastify.register((scope) => importRoutes(scope, { ...parts, ...door }))
  await socketRoute(fastify, {
    rooms,
    personOf: async (request) => (await guestOf(request, door.guests))?.person ?? null,
  })
  await pages(fastify, parts.webDir)
  return { fastify, rooms, reports }
}

function openRooms(parts: Parts, reports: Reports, bus: Bus): Rooms {
  const { prisma } = parts.database
  const { metrics, logger } = parts
  return new Rooms({
    log: parts.log,
    bus,
    seat: (interview, person) => seatOf(prisma, interview, person),
    head: (interview) => headOf(prisma, interview),
    judge: openCoverage({ ...parts, prisma }),
    interviewer: scripted,
    ended: (interview) => {
      reports.of(interview).catch((error) => logger.error({ err: error, interview }, 'report failed'))
    },
    now: parts.now,
    after: parts.after,
    watch: {
      socketOpened: () => metrics.sockets.inc(),
      socketClosed: () => metrics.sockets.dec(),
      roomOpened: () => metrics.rooms.inc(),
      roomClosed: () => metrics.rooms.dec(),
      refused: (code) => metrics.refused.inc({ code }),
      failed: (what, interview, error) => logger.error({ err: error, interview }, `${what} failed`),
    },
  })
}
