import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { InUseError, lockFolder } from '../../server/database/lock.ts'

describe('the lock of a data directory', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fortyfive-lock-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('is held by one at a time, and free again when released', async () => {
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(InUseError)
    await lock.release()
    await (await lockFolder(folder)).release()
  })

  it('does not outlive its holder, whatever way that ended', async () => {
    const socket = join(folder, 'in-use.sock')
    const code = `require('net').createServer().listen(${JSON.stringify(socket)}, () => console.log('holding'))`
    const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    await stat(socket)
    await (await lockFolder(folder)).release()
  })

  it.each([1, 2, 3, 4, 5])('goes to exactly one of many that find a dead one, round %i', async () => {
    const socket = join(folder, 'in-use.sock')
    const code = `require('net').createServer().listen(${JSON.stringify(socket)}, () => process.kill(process.pid, 'SIGKILL'))`
    await once(spawn(process.execPath, ['-e', code]), 'exit')
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)))
    const held = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(held).toHaveLength(1)
    await held[0]?.release()
  })

  it('does not wait for ever for one that was killed while it took the lock', async () => {
    const socket = join(folder, 'in-use.sock')
    const code = `require('net').createServer().listen(${JSON.stringify(socket)}, () => process.kill(process.pid, 'SIGKILL'))`
    await once(spawn(process.execPath, ['-e', code]), 'exit')
    await mkdir(`${socket}.turn`)
    await utimes(`${socket}.turn`, 0, 0)
    await (await lockFolder(folder)).release()
  })

  it('also works where the path is too long for a socket', async () => {
    const deep = join(folder, ...Array.from({ length: 6 }, () => 'a-folder-with-a-long-name'))
    await mkdir(deep, { recursive: true })
    const lock = await lockFolder(deep)
    await expect(lockFolder(deep)).rejects.toThrow(InUseError)
    await lock.release()
  })
})
