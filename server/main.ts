import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { randomIds } from './accounts/tokens.ts'
import { type App, buildApp } from './app.ts'
import { BankError, faultLine } from './bank/fault.ts'
import { type LiveBank, openLiveBank } from './bank/live.ts'
import type { Bank } from './bank/load.ts'
import { type Config, ConfigError, loadConfig } from './config.ts'
import { type Database, openDatabase } from './database/client.ts'
import { type EmbeddedDatabase, startEmbedded } from './database/embedded.ts'
import { InUseError } from './database/lock.ts'
import { migrate } from './database/migrate.ts'
import { postgresLog } from './log/postgres.ts'
import { openLogger } from './logging.ts'
import { type Metrics, openMetrics } from './metrics.ts'
import { networkModel } from './models/network.ts'
import { runningScripted } from './records/heads.ts'
import { openGrader } from './workers/grader.ts'
import { openWhiteboards } from './workers/whiteboards.ts'

/** A server that runs. */
export interface Running {
  /** Where it can be opened on this machine. */
  url: string
  /** Sends everybody away, then ends sockets, threads and database. May be called twice. */
  close(): Promise<void>
}

const inProject = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** Longest that a stop takes; what is not done by then is cut off. PostgreSQL recovers by itself. */
const STOP_MS = 5_000

/** Why a start ends, in lines for whoever started it; no stack is of use to them. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StartError'
  }
}

/** Starts the server out of the environment. Throws a StartError, having closed what it had opened. */
export async function start(env: Readonly<Record<string, string | undefined>>): Promise<Running> {
  const ends: (() => Promise<unknown>)[] = []
  let closing: Promise<void> | null = null
  const close = (): Promise<void> => {
    closing ??= (async () => {
      // In the reverse order; each is tried, whatever became of the one before.
      for (const end of ends.splice(0).reverse()) await end().catch(() => {})
    })()
    return closing
  }
  try {
    const config = loadConfig(env)
    const url = await open(config, (end) => ends.push(end))
    return { url, close }
  } catch (error) {
    await close()
    throw explained(error)
  }
}

async function open(config: Config, atEnd: (end: () => Promise<unknown>) => void): Promise<string> {
  const logger = openLogger(config.logLevel)
  const bank = await openBank(config, logger)
  atEnd(async () => bank.close())
  const database = await reachDatabase(config, logger, atEnd)
  const metrics = openMetrics()
  const app = await assemble({ config, logger, bank, database, metrics }, atEnd)
  atEnd(() => app.fastify.close())
  await listen(app, config)
  const conducting = await runningScripted(database.prisma)
  app.rooms.resume(conducting).catch((error: unknown) => logger.error({ err: error }, 'resuming failed'))
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  return `http://${host.includes(':') ? `[${host}]` : host}:${config.port}`
}

/** The shipped bank with the questions of the folder that the configuration names. */
async function openBank(config: Config, logger: Logger): Promise<LiveBank> {
  const tell = ({ questions, faults }: Bank) => {
    const own = [...questions.values()].filter((it) => it.own).length
    logger.info({ questions: questions.size, own }, 'the bank is loaded')
    for (const fault of faults) logger.warn({ fault }, `left out: ${faultLine(fault)}`)
  }
  const bank = await openLiveBank(
    {
      questionsDir: inProject('questions'),
      rubricsDir: config.rubricsDir,
      ownDir: config.questionsDir,
    },
    {
      watch: config.questionsWatch,
      reloaded: tell,
      failed: (error) => logger.warn({ err: error }, 'the changed bank has a fault; the one before stays'),
    },
  )
  tell(bank)
  return bank
}

async function reachDatabase(
  config: Config,
  logger: Logger,
  atEnd: (end: () => Promise<unknown>) => void,
): Promise<Database> {
  let url = config.databaseUrl
  if (url === null) {
    const say = (line: string) => logger.info({}, line)
    const embedded: EmbeddedDatabase = await startEmbedded({ dataDir: config.dataDir, say })
    atEnd(() => embedded.stop())
    url = embedded.url
  }
  const applied = await migrate(url).catch((error: unknown) => {
    const why = error instanceof Error ? error.message || error.name : String(error)
    throw new StartError(`The database could not be brought up to date: ${why}`, { cause: error })
  })
  if (applied.length > 0) logger.info({ migrations: applied }, 'migrated')
  const database = openDatabase(url, {
    onBroken: (error) => logger.warn({ err: error }, 'a connection to the database broke'),
  })
  atEnd(() => database.close())
  return database
}

interface Opened {
  config: Config
  logger: Logger
  bank: LiveBank
  database: Database
  metrics: Metrics
}

async function assemble(opened: Opened, atEnd: (end: () => Promise<unknown>) => void): Promise<App> {
  const { database, logger, metrics } = opened
  const grader = openGrader({
    graded: (outcome, ms) => metrics.gradingSeconds.observe({ outcome }, ms / 1_000),
    failed: (error) => logger.error({ err: error }, 'grading failed'),
  })
  atEnd(() => grader.close())
  grader.warm()
  const log = postgresLog({
    ...database,
    observer: {
      committed: (events, ms) => {
        metrics.events.inc(events)
        metrics.commitSeconds.observe(ms / 1_000)
      },
      retried: (error) => {
        metrics.commitRetries.inc()
        logger.warn({ err: error }, 'a transaction of the log failed and is tried again')
      },
    },
  })
  atEnd(() => log.close())
  return buildApp({
    ...opened,
    log,
    grader,
    model: opened.config.model && networkModel(opened.config.model),
    whiteboards: openWhiteboards(inProject('questions/whiteboards')),
    ids: randomIds,
    now: () => Date.now(),
    after: (ms, call) => {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
    webDir: inProject('dist/web'),
  })
}

async function listen({ fastify }: App, { host, port }: Config): Promise<void> {
  try {
    await fastify.listen({ host, port })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new StartError(`PORT: ${port} is in use by another program. Stop it, or set PORT to another one.`)
    if (
      error instanceof Error &&
      'code' in error &&
      (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL')
    )
      throw new StartError(
        `Cannot listen on ${host}:${port} (${error.code}). Set HOST and PORT to what this machine allows.`,
      )
    throw error
  }
}

function explained(error: unknown): Error {
  if (error instanceof ConfigError || error instanceof BankError || error instanceof InUseError)
    return new StartError(error.message, { cause: error })
  return error instanceof Error ? error : new Error(String(error))
}

/**
 * Starts the server and stays until it is told to stop. Ctrl-C and SIGTERM stop it in order within 5 s; a second one ends
 * it at once. What keeps it from starting goes to stderr, and the exit code is 1.
 */
export async function main(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  let running: Running | null = null
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(130)
    stopping = true
    // While it still starts there is nothing to close in order; the embedded database ends with the process.
    if (!running) process.exit(130)
    await Promise.race([running.close(), wait(STOP_MS)])
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
  try {
    running = await start(env)
    console.log(`fortyfive is ready at ${running.url}`)
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error)
    process.exitCode = 1
    // Handles of what failed halfway must not keep the process.
    process.exit()
  }
}
