import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { call, type SeatedInterview, seatPeople } from '../../server/cli/bench/people.ts'
import { type ServerProcess, startServer } from '../../server/cli/bench/process.ts'
import { type EmbeddedDatabase, startEmbedded } from '../../server/database/embedded.ts'
import { interviewEvent } from '../../server/interview/events.ts'
import { startedBy } from '../rooms/world.ts'
import { type LoadedBrowser, loadedBrowser } from './browsers.ts'
import { bundleServer } from './bundle.ts'
import { freePort } from './port.ts'

const PATIENCE_MS = 60_000

let folder: string
let database: EmbeddedDatabase
let server: ServerProcess
let interview: SeatedInterview
let browsers: LoadedBrowser[] = []

// The same choice of port each time: the database comes back where it was.
const chance = Math.random()
const startDatabase = () => startEmbedded({ dataDir: folder, chance: () => chance })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fortyfive-restart-'))
  database = await startDatabase()
  const settings = {
    PORT: `${await freePort()}`,
    HOST: '127.0.0.1',
    DATABASE_URL: database.url,
    LOG_LEVEL: 'fatal',
  }
  server = await startServer(settings, await bundleServer('database'))
  interview = await seatPeople(server.url, ['interviewer'])
  browsers = interview.guests.map((guest) => loadedBrowser(() => server.url, interview, guest))
  browsers[0]?.room.append('interview.started', startedBy('peer'))
  await all(({ room }) => room.getSnapshot().state.started !== null)
})

afterAll(async () => {
  for (const { room } of browsers) room.close()
  await server?.end('SIGTERM')
  await database?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('while PostgreSQL restarts nothing is acknowledged that is lost, appends wait, and readiness says so', async () => {
  expect(await readiness()).toBe(200)
  for (let count = 0; count < 20; count++) for (const { act } of browsers) act()
  await all(({ acknowledged }) => acknowledged.size >= 10)
  const { url } = database
  await database.stop()
  while ((await readiness()) !== 503) await wait(50)
  const acknowledged = browsers.flatMap((browser) => [...browser.acknowledged])
  for (let count = 0; count < 20; count++) for (const { act } of browsers) act()
  expect(browsers.map(({ room }) => room.getSnapshot().pending.length > 0)).toEqual([true, true])

  database = await startDatabase()
  expect(database.url).toBe(url)
  while ((await readiness()) !== 200) await wait(50)
  expect(await all(({ room }) => room.getSnapshot().pending.length === 0)).toEqual([true, true])
  const events = await eventsOf()
  const ids = new Set(events.map(({ id }) => id))
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
  expect(events).toHaveLength(1 + 2 * 40)
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  for (const { guest, said, refused } of browsers) {
    const own = events.flatMap((event) =>
      event.kind === 'said' && event.by.person === guest.person ? [event.payload.text] : [],
    )
    expect(own).toEqual(said.map(({ text }) => text))
    expect(refused).toEqual([])
  }
})

const all = (holds: (browser: LoadedBrowser) => boolean) =>
  Promise.all(browsers.map((browser) => browser.until(() => holds(browser), PATIENCE_MS)))

const readiness = async () => (await fetch(`${server.url}/health/ready`)).status

async function eventsOf() {
  const [owner] = interview.guests
  if (!owner) throw new Error('nobody')
  const answer = await call(server.url, owner, 'GET', `/api/interviews/${interview.id}/events`)
  return z.object({ events: z.array(interviewEvent) }).parse(answer).events
}
