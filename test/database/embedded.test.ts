import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startEmbedded } from '../../server/database/embedded.ts'
import { InUseError } from '../../server/database/lock.ts'

const PATIENCE = { timeout: 60_000, interval: 50 }

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Another process that holds the folder, with the pid of its database server. */
async function holder(dataDir: string): Promise<{ process: ChildProcess; server: number }> {
  const script = fileURLToPath(new URL('holder.mts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout ?? child, 'data')
  return { process: child, server: Number(/ready (\d+)/.exec(String(line))?.[1]) }
}

describe('the embedded database', { timeout: 120_000 }, () => {
  let folder: string
  let dataDir: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fortyfive-embedded-'))
    dataDir = join(folder, 'data')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('starts in an empty folder, for this machine only and with a password of its own', async () => {
    const database = await startEmbedded({ dataDir })
    expect(await ask(database.url, 'SHOW listen_addresses')).toEqual(['127.0.0.1'])
    expect(await ask(database.url, 'SHOW fsync')).toEqual(['on'])
    expect((await stat(join(dataDir, 'postgres-password'))).mode & 0o777).toBe(0o600)
    const guess = new URL(database.url)
    guess.password = 'guess'
    await expect(ask(guess.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
    await ask(database.url, `CREATE TABLE notes AS SELECT 'first run' AS text`)
    await database.stop()
  })

  it('keeps its data over a stop, which leaves no server behind and may be called twice', async () => {
    const database = await startEmbedded({ dataDir })
    expect(await ask(database.url, 'SELECT text FROM notes')).toEqual(['first run'])
    const pid = database.pid() ?? 0
    await database.stop()
    await database.stop()
    expect([database.state(), isAlive(pid)]).toEqual(['stopped', false])
  })

  it('tells a second start that the folder is in use, and by whom', async () => {
    const database = await startEmbedded({ dataDir })
    const second = startEmbedded({ dataDir: `${dataDir}/../data` })
    await expect(second).rejects.toThrow(InUseError)
    await expect(second).rejects.toThrow(`in use by another fortyfive (process ${process.pid} since `)
    expect(await ask(database.url, 'SELECT 1')).toEqual([1])
    await database.stop()
  })

  it('starts after a kill -9 of the application alone, whose server it stops', async () => {
    const killed = await holder(dataDir)
    killed.process.kill('SIGKILL')
    await once(killed.process, 'exit')
    expect(isAlive(killed.server)).toBe(true)
    const said: string[] = []
    const database = await startEmbedded({ dataDir, say: (line) => said.push(line) })
    expect(said).toEqual(['Stopped the database that an earlier run left behind.'])
    expect(await ask(database.url, 'SELECT text FROM kept')).toEqual(['committed before the kill'])
    await ask(database.url, 'DROP TABLE kept')
    await database.stop()
  })

  it('starts after a kill -9 of application and server together', async () => {
    const killed = await holder(dataDir)
    killed.process.kill('SIGKILL')
    process.kill(killed.server, 'SIGKILL')
    const database = await startEmbedded({ dataDir })
    expect(await ask(database.url, 'SELECT text FROM kept')).toEqual(['committed before the kill'])
    await database.stop()
  })

  it('starts over a pid file whose number belongs to somebody else by now', async () => {
    const file = join(dataDir, 'postgres', 'postmaster.pid')
    await writeFile(file, `${process.pid}\n${join(dataDir, 'postgres')}\n1800000000\n5432\n`)
    const database = await startEmbedded({ dataDir })
    expect(await readFile(file, 'utf8')).toMatch(`${database.pid()}\n`)
    await database.stop()
  })

  it('brings a server back that dies, on the same address', async () => {
    const database = await startEmbedded({ dataDir })
    const first = database.pid() ?? 0
    process.kill(first, 'SIGKILL')
    await vi.waitFor(() => expect(database.state()).toBe('restarting'), PATIENCE)
    await vi.waitFor(() => expect(database.state()).toBe('running'), PATIENCE)
    expect(database.pid()).not.toBe(first)
    expect(await ask(database.url, 'SELECT text FROM notes')).toEqual(['first run'])
    await database.stop()
  })

  it('stops also while it is bringing a server back', async () => {
    const database = await startEmbedded({ dataDir })
    process.kill(database.pid() ?? 0, 'SIGKILL')
    await vi.waitFor(() => expect(database.state()).toBe('restarting'), PATIENCE)
    await database.stop()
    expect(isAlive(database.pid() ?? 0)).toBe(false)
  })

  it('takes another port when the chosen one is taken', async () => {
    const other = await startEmbedded({ dataDir: join(folder, 'other'), chance: () => 0.5 })
    let calls = 0
    const database = await startEmbedded({ dataDir, chance: () => (calls++ === 0 ? 0.5 : 0.6) })
    expect(new URL(database.url).port).not.toBe(new URL(other.url).port)
    await Promise.all([database.stop(), other.stop()])
  })

  it('does not take half of a cluster for one', async () => {
    const torn = join(folder, 'torn')
    await mkdir(join(torn, 'postgres.new', 'base'), { recursive: true })
    const database = await startEmbedded({ dataDir: torn })
    expect(await ask(database.url, 'SELECT 1')).toEqual([1])
    await database.stop()
  })

  it('does not touch data of another major version, and lets go of the folder', async () => {
    const old = join(folder, 'old')
    await mkdir(old)
    await cp(join(dataDir, 'postgres', 'PG_VERSION'), join(old, 'postgres', 'PG_VERSION'), {
      recursive: true,
    })
    await writeFile(join(old, 'postgres', 'PG_VERSION'), '9\n')
    for (let attempt = 0; attempt < 2; attempt++)
      await expect(startEmbedded({ dataDir: old })).rejects.toThrow(
        /was written by PostgreSQL 9, and this release brings/,
      )
  })
})
