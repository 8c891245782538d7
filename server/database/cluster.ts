import { type ChildProcess, execFile } from 'node:child_process'
import { once } from 'node:events'
import {
  chown,
  mkdir,
  open,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { childEnvironment } from '../config.ts'
import type { Binaries } from './binaries.ts'
import { type ServerUser, spawnAs } from './server-user.ts'

const run = promisify(execFile)

/** A PostgreSQL cluster on disk: where it is, who runs it and with which programs. */
export interface Cluster {
  folder: string
  logFile: string
  binaries: Binaries
  user: ServerUser | null
  password: string
}

/** Ours to choose: it exists in this cluster only. */
export const SUPERUSER = 'fortyfive'

/** A log larger than this (bytes) is begun anew at a start. */
const LOG_MAX = 5_000_000

/** Makes the cluster's files unless they are there. Made aside and then renamed: half a cluster is never taken for one. */
export async function createCluster(cluster: Cluster): Promise<void> {
  const { folder, binaries, user } = cluster
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version !== null) {
    if (version.trim() === binaries.major) return
    throw new Error(
      `The data in ${folder} was written by PostgreSQL ${version.trim()}, and this release brings ${binaries.major}. ` +
        'Dump it with the earlier release, or set DATA_DIR to an empty folder.',
    )
  }
  const fresh = `${folder}.new`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  const passwordFile = `${folder}.password`
  await writeFile(passwordFile, `${cluster.password}\n`, { mode: 0o600 })
  if (user) await Promise.all([fresh, passwordFile].map((path) => chown(path, user.uid, user.gid)))
  try {
    await initdb(cluster, fresh, passwordFile)
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(fresh, folder)
}

async function initdb(cluster: Cluster, fresh: string, passwordFile: string): Promise<void> {
  const args = [
    `--pgdata=${fresh}`,
    `--pwfile=${passwordFile}`,
    `--username=${SUPERUSER}`,
    '--auth=scram-sha-256',
  ]
  const sorting = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const child = await spawnAs(cluster.user, cluster.binaries.initdb, [...args, ...sorting], {
    env: childEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    reaches: [fresh, passwordFile],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said += String(chunk)
    })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`PostgreSQL's initdb failed with code ${code}:\n${said.trim()}`)
}

/**
 * Starts the server on a port of 127.0.0.1. It gets a session of its own: Ctrl-C in our terminal is for us, who then stop it
 * in order. Its log goes to a file, which is still there to be written to when we are gone.
 */
export async function startServer(cluster: Cluster, port: number): Promise<ChildProcess> {
  const { size } = await stat(cluster.logFile).catch(() => ({ size: 0 }))
  const log = await open(cluster.logFile, size > LOG_MAX ? 'w' : 'a', 0o600)
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // What is acknowledged has to survive a power cut.
    fsync: 'on',
    synchronous_commit: 'on',
    max_connections: '60',
    // Queries here are short; compiling them costs more than it saves.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  try {
    return await spawnAs(
      cluster.user,
      cluster.binaries.postgres,
      ['-D', cluster.folder, '-p', String(port), ...flags],
      {
        cwd: cluster.folder,
        env: childEnvironment(),
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
        reaches: [cluster.folder],
      },
    )
  } finally {
    await log.close()
  }
}

/** The last lines of the server's log, for people who have to find out why it does not start. */
export async function logTail(cluster: Cluster, lines = 15): Promise<string> {
  const text = await readFile(cluster.logFile, 'utf8').catch(() => '')
  return text.trimEnd().split('\n').slice(-lines).join('\n')
}

/**
 * Ends what an earlier process left running in this folder, after a `kill -9` of that process, and removes a pid file that
 * nobody stands behind. Only to be called while holding the data directory's lock.
 */
export async function stopLeftOver(cluster: Cluster): Promise<'none' | 'stale-file' | 'stopped'> {
  const file = join(cluster.folder, 'postmaster.pid')
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 0) return 'none'
  if (!(await isServerOf(pid, cluster.folder))) {
    // After a crash of the machine, or in a new container, the number may belong to anybody, even to us.
    await rm(file, { force: true })
    return 'stale-file'
  }
  await endProcess(pid, () => isServerOf(pid, cluster.folder))
  return 'stopped'
}

/** Fast shutdown, then without a checkpoint, then by force: at most 5 s together. All three lose nothing committed. */
export async function endProcess(pid: number, alive: () => Promise<boolean> | boolean): Promise<void> {
  const steps = [
    ['SIGINT', 3_000],
    ['SIGQUIT', 1_000],
    ['SIGKILL', 1_000],
  ] as const
  for (const [signal, patience] of steps) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (let waited = 0; waited < patience; waited += 20) {
      if (!(await alive())) return
      await wait(20)
    }
  }
}

/** A server's working directory is its data directory. Where there is no /proc its command line has to do. */
async function isServerOf(pid: number, folder: string): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  if (process.platform === 'linux')
    return readlink(`/proc/${pid}/cwd`).then(
      async (cwd) => cwd === (await realpath(folder)),
      () => false,
    )
  return run('ps', ['-p', String(pid), '-o', 'args=']).then(
    ({ stdout }) => stdout.includes('postgres') && stdout.includes(folder),
    () => false,
  )
}

/**
 * A free port of 127.0.0.1, below the range that systems hand out to outgoing connections: it has to be free again when the
 * server comes back after a crash.
 */
export async function freePort(chance: () => number): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = 20_000 + Math.floor(chance() * 12_000)
    if (await canListen(port)) return port
  }
  throw new Error('No free port was found between 20000 and 32000.')
}

function canListen(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
}
