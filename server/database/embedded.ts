import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from './binaries.ts'
import {
  type Cluster,
  createCluster,
  endProcess,
  freePort,
  logTail,
  SUPERUSER,
  startServer,
  stopLeftOver,
} from './cluster.ts'
import { lockFolder } from './lock.ts'
import { serverUser } from './server-user.ts'

const DATABASE = 'fortyfive'
/** After a `kill -9` of the server its children need moments to leave, and the next one does not start before (ms). */
const START_PATIENCE_MS = 15_000
/** Replaying the write-ahead log after a crash takes as long as the disk takes; a server that works on it is left to it. */
const READY_PATIENCE_MS = 120_000
const BACK_OFF_MS = { first: 200, most: 5_000 }

export interface EmbeddedOptions {
  /** Holds the cluster, its log and its password. Made when missing. */
  dataDir: string
  /** Hears of restarts and recoveries. */
  say?: (line: string) => void
  /** Chooses the port; `Math.random` unless a test wants it otherwise. */
  chance?: () => number
}

/** The PostgreSQL that runs beside the application. */
export interface EmbeddedDatabase {
  url: string
  /** `restarting` while a server that died is being brought back. */
  state(): 'running' | 'restarting' | 'stopped'
  /** Of the server's first process; changes with a restart. */
  pid(): number | undefined
  /** Stops the server within 5 s and gives up the data directory. May be called twice. */
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL in `dataDir`, with whatever an earlier process left behind put in order. Rejects with InUseError when
 * another process holds the directory. A server that dies later is started again, on the same port.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { say = () => {}, chance = Math.random } = options
  await mkdir(options.dataDir, { recursive: true })
  const dataDir = await realpath(options.dataDir)
  const lock = await lockFolder(dataDir)
  try {
    const cluster = await openCluster(dataDir)
    const found = await stopLeftOver(cluster)
    if (found === 'stopped') say('Stopped the database that an earlier run left behind.')
    const server = await supervise(cluster, say, chance)
    return {
      ...server,
      stop: async () => {
        await server.stop()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function openCluster(dataDir: string): Promise<Cluster> {
  const [binaries, user, password] = await Promise.all([findBinaries(), serverUser(), passwordIn(dataDir)])
  const folder = join(dataDir, 'postgres')
  const cluster = { folder, logFile: join(dataDir, 'postgres.log'), binaries, user, password }
  await createCluster(cluster)
  return cluster
}

/** Other people on this machine can reach the port too; the password is what keeps them out. */
async function passwordIn(dataDir: string): Promise<string> {
  const file = join(dataDir, 'postgres-password')
  const kept = await readFile(file, 'utf8').catch(() => null)
  if (kept) return kept.trim()
  const made = randomBytes(24).toString('hex')
  await writeFile(file, `${made}\n`, { mode: 0o600 })
  return made
}

async function supervise(cluster: Cluster, say: (line: string) => void, chance: () => number) {
  let state: 'running' | 'restarting' | 'stopped' = 'restarting'
  let child: ChildProcess
  const stopping = new AbortController()

  const bringBack = async (port: number): Promise<void> => {
    state = 'restarting'
    say('The database died; starting it again.')
    for (
      let pause = BACK_OFF_MS.first;
      !stopping.signal.aborted;
      pause = Math.min(pause * 2, BACK_OFF_MS.most)
    ) {
      try {
        watch(await startAndWait(cluster, port, stopping.signal), port)
        say('The database is back.')
        return
      } catch (error) {
        if (stopping.signal.aborted) return
        say(`The database did not start: ${error instanceof Error ? error.message : String(error)}`)
        await wait(pause, undefined, { signal: stopping.signal }).catch(() => {})
      }
    }
  }
  let comingBack: Promise<void> = Promise.resolve()
  const watch = (started: ChildProcess, port: number) => {
    child = started
    state = 'running'
    started.once('exit', () => {
      if (!stopping.signal.aborted) comingBack = bringBack(port)
    })
  }

  const port = await firstStart(cluster, chance, watch)
  // If we end without stop(), say on an error that nobody caught, the server still ends in order.
  const onExit = () => child.kill('SIGINT')
  process.once('exit', onExit)

  return {
    url: urlOf(cluster, port, DATABASE),
    state: () => state,
    pid: () => child.pid,
    stop: async () => {
      stopping.abort()
      state = 'stopped'
      process.off('exit', onExit)
      await comingBack
      await end(child)
    },
  }
}

/** Another program may take the port between our look and the server's; then it is another port's turn. */
async function firstStart(
  cluster: Cluster,
  chance: () => number,
  watch: (started: ChildProcess, port: number) => void,
): Promise<number> {
  let waited = 0
  for (let pause = 100; ; pause = Math.min(pause * 2, 1_000)) {
    const port = await freePort(chance)
    try {
      const child = await startAndWait(cluster, port)
      await createDatabase(cluster, port)
      watch(child, port)
      return port
    } catch (error) {
      if (waited >= START_PATIENCE_MS) throw error
    }
    await wait(pause)
    waited += pause
  }
}

async function startAndWait(cluster: Cluster, port: number, signal?: AbortSignal): Promise<ChildProcess> {
  // Also between restarts: a child that outlives a killed server may leave a pid file whose number is another's by now.
  await stopLeftOver(cluster)
  const child = await startServer(cluster, port)
  let ended: string | null = null
  child.once('exit', (code, by) => {
    ended = by ?? String(code)
  })
  child.once('error', (error) => {
    ended = error.message
  })
  for (let waited = 0; waited < READY_PATIENCE_MS && !signal?.aborted; waited += 20) {
    if (ended !== null)
      throw new Error(`PostgreSQL ended while starting (${ended}):\n${await logTail(cluster)}`)
    if (await answers(cluster, port)) return child
    await wait(20)
  }
  await end(child)
  throw new Error(`PostgreSQL did not become ready:\n${await logTail(cluster)}`)
}

async function answers(cluster: Cluster, port: number): Promise<boolean> {
  try {
    await query(urlOf(cluster, port, 'postgres'), 'SELECT 1')
    return true
  } catch {
    return false
  }
}

async function createDatabase(cluster: Cluster, port: number): Promise<void> {
  const url = urlOf(cluster, port, 'postgres')
  const there = await query(url, `SELECT 1 FROM pg_database WHERE datname = '${DATABASE}'`)
  if (there === 0) await query(url, `CREATE DATABASE ${DATABASE}`)
}

async function query(url: string, sql: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(sql)).rows.length
  } finally {
    await client.end().catch(() => {})
  }
}

async function end(child: ChildProcess): Promise<void> {
  const running = () => child.exitCode === null && child.signalCode === null
  if (child.pid !== undefined && running()) await endProcess(child.pid, running)
}

const urlOf = (cluster: Cluster, port: number, database: string) =>
  `postgresql://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`
