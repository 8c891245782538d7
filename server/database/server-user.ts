import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Who PostgreSQL runs as when it cannot be ourselves: it refuses to run as root. */
export interface ServerUser {
  uid: number
  gid: number
}

/** Null when PostgreSQL can run as the user that we are. As root it is the user `postgres`, made if there is none. */
export async function serverUser(): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null
  const found = await lookUp()
  if (found) return found
  try {
    await run('groupadd', ['--system', '--force', 'postgres'])
    await run('useradd', [
      '--system',
      '--gid',
      'postgres',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ])
  } catch (error) {
    throw new Error(
      `PostgreSQL does not run as root, and making the user "postgres" failed: ${String(error)}`,
    )
  }
  const made = await lookUp()
  if (!made) throw new Error('PostgreSQL does not run as root, and the user "postgres" cannot be found.')
  return made
}

async function lookUp(): Promise<ServerUser | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}

/**
 * Starts a program as that user. Where the user may not enter a folder on the way to `reaches` (a checkout in /root, which
 * only root may enter), it gets the one capability it lacks for that, if this machine can give it.
 */
export async function spawnAs(
  user: ServerUser | null,
  program: string,
  args: string[],
  options: SpawnOptions & { reaches: string[] },
): Promise<ChildProcess> {
  const { reaches, ...rest } = options
  if (!user) return spawn(program, args, rest)
  const closed = await closedFolder(user, [program, ...reaches])
  if (!closed) return spawn(program, args, { ...rest, ...user })
  const capability = await passingCapability()
  if (!capability)
    throw new Error(
      `PostgreSQL runs as the user "postgres" when we are root, and that user may not enter ${closed}. ` +
        'Allow it (chmod o+x), put the product or DATA_DIR elsewhere, or start as another user.',
    )
  const become = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
  // Without the securebit access(2), with which PostgreSQL looks at its own program, would leave the capability out.
  const keep = [`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`, '--securebits=+no_setuid_fixup']
  return spawn('setpriv', [...become, ...keep, program, ...args], rest)
}

async function closedFolder(user: ServerUser, paths: string[]): Promise<string | null> {
  for (const path of paths) {
    for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
      const { mode, uid, gid } = await stat(folder)
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
      if ((mode & bit) === 0) return folder
      if (folder === dirname(folder)) break
    }
  }
  return null
}

/** The weaker one first: it reads and enters everything, the other also writes. Bits are those of linux/capability.h. */
const passing = [
  { name: 'dac_read_search', bit: 2n },
  { name: 'dac_override', bit: 1n },
]

async function passingCapability(): Promise<string | null> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
  const effective = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? '0'}`)
  const can = await run('setpriv', ['--version']).then(
    () => true,
    () => false,
  )
  return (can && passing.find(({ bit }) => (effective >> bit) & 1n)?.name) || null
}
