import { createHash } from 'node:crypto'
import { mkdir, rmdir, stat, unlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Longest path of a Unix socket that all systems take (macOS: 104 bytes with the final zero). */
const SOCKET_PATH_MAX = 100

/** How often we try to take a socket that is neither alive nor dead; 50 ms apart. */
const ATTEMPTS = 100
/** Looking at a socket and deleting it takes milliseconds, at most the 2 s in which it has to answer. */
const TURN_MOST_MS = 10_000

/** Thrown when another process holds the data directory. */
export class InUseError extends Error {
  constructor(folder: string, holder: string) {
    super(
      `The data directory ${folder} is in use by another fortyfive (${holder}). Stop it, or set DATA_DIR.`,
    )
    this.name = 'InUseError'
  }
}

/**
 * Holds a data directory for this process. The lock is a socket that we listen on, because the system closes it whatever
 * way we end: after a `kill -9` nothing is left that looks alive, and no other process can be mistaken for its holder as
 * with a file that names a pid.
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const banner = `process ${process.pid} since ${new Date().toISOString()}`
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.end(banner)
  })
  server.unref()
  for (const path of socketPaths(folder)) {
    const outcome = await take(server, path)
    if (outcome === 'impossible') continue
    if (outcome === 'held') return { release: () => close(server) }
    throw new InUseError(folder, outcome.heldBy)
  }
  throw new Error(
    `The data directory ${folder} cannot be locked: no socket can be made there or in ${tmpdir()}.`,
  )
}

function socketPaths(folder: string): string[] {
  const full = resolve(folder)
  const name = `fortyfive-${createHash('sha256').update(full).digest('hex').slice(0, 16)}`
  if (process.platform === 'win32') return [`\\\\.\\pipe\\${name}`]
  const inside = join(full, 'in-use.sock')
  const outside = join(tmpdir(), `${name}.sock`)
  return Buffer.byteLength(inside) <= SOCKET_PATH_MAX ? [inside, outside] : [outside]
}

type Outcome = 'held' | 'impossible' | { heldBy: string }

async function take(server: Server, path: string): Promise<Outcome> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const problem = await listen(server, path)
    if (problem === null) return 'held'
    // Some shared folders (of a container on another system's disk) take no sockets.
    if (problem !== 'EADDRINUSE') return 'impossible'
    const holder = await ask(path)
    if (holder === null) await removeStale(path)
    else if (holder !== '') return { heldBy: holder }
    // Connected and closed without a word: a process that is just being killed, or that lets go.
    else await wait(50)
  }
  return { heldBy: 'it does not say which' }
}

/**
 * Deletes a dead socket. One process at a time looks and deletes, else one that looked a moment ago would delete the socket
 * that another has put in its place; and nobody can put one there while the dead one stands.
 */
async function removeStale(path: string): Promise<void> {
  const turn = `${path}.turn`
  try {
    await mkdir(turn)
  } catch {
    const taken = await stat(turn).catch(() => null)
    // Whoever held the turn was killed in these few milliseconds.
    if (taken && Date.now() - taken.mtimeMs > TURN_MOST_MS) await rmdir(turn).catch(() => {})
    return wait(50)
  }
  try {
    if ((await ask(path)) === null) await unlink(path).catch(() => {})
  } finally {
    await rmdir(turn).catch(() => {})
  }
}

function listen(server: Server, path: string): Promise<string | null> {
  return new Promise((done) => {
    const failed = (error: NodeJS.ErrnoException) => done(error.code ?? 'unknown')
    server.once('error', failed)
    server.listen(path, () => {
      server.off('error', failed)
      done(null)
    })
  })
}

/** What the holder says about itself; empty when it hangs up without a word, null when nobody listens. */
function ask(path: string): Promise<string | null> {
  return new Promise((done) => {
    const socket = connect(path)
    let said = ''
    let reached = false
    socket.setTimeout(2_000, () => {
      said ||= 'it does not answer'
      socket.destroy()
    })
    socket.on('connect', () => {
      reached = true
    })
    socket.on('data', (chunk) => {
      said += chunk.toString()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (reached || error.code === 'ECONNREFUSED' || error.code === 'ENOENT') return
      // One that we may not ask, say another user's, counts as alive.
      reached = true
      said = `it cannot be asked: ${error.code}`
    })
    socket.on('close', () => done(reached ? said : null))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
  })
}
