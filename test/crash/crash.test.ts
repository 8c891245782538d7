import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { call, type SeatedInterview, seatPeople } from '../../server/cli/bench/people.ts'
import { type ServerProcess, startServer } from '../../server/cli/bench/process.ts'
import { timeLeft } from '../../server/interview/clock.ts'
import { type InterviewEvent, interviewEvent } from '../../server/interview/events.ts'
import { chance, startedBy } from '../rooms/world.ts'
import { type LoadedBrowser, loadedBrowser } from './browsers.ts'
import { bundleServer } from './bundle.ts'
import { freePort } from './port.ts'

const ROOMS = 10
const KILLS = 20
/** Each browser appends this often while there is load, in ms. */
const EVERY_MS = 80
/** How long a start or a way back may take on a busy machine, in ms. */
const PATIENCE_MS = 60_000

const base = Date.now() % 1_000_000
const seeds = Array.from({ length: KILLS }, (_, index) => base + index)

let folder: string
let main: string
let port: number
let server: ServerProcess
let interviews: SeatedInterview[]
let browsers: LoadedBrowser[] = []
/** When each interview was started, by this process's clock. */
const startedAt = new Map<string, number>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fortyfive-crash-'))
  main = await bundleServer('crash')
  port = await freePort()
  server = await start()
  interviews = await Promise.all(Array.from({ length: ROOMS }, () => seatPeople(server.url, ['interviewer'])))
  browsers = interviews.flatMap((interview) =>
    interview.guests.map((guest) => loadedBrowser(() => server.url, interview, guest)),
  )
  await allOpen()
  for (const { interview, room } of browsers.filter((_, index) => index % 2)) {
    room.append('interview.started', startedBy('peer'))
    startedAt.set(interview, Date.now())
  }
  await Promise.all(
    browsers.map(({ until, room }) => until(() => room.getSnapshot().state.started !== null, PATIENCE_MS)),
  )
})

afterAll(async () => {
  for (const { room } of browsers) room.close()
  await server?.end('SIGTERM')
  await rm(folder, { recursive: true, force: true })
})

const start = () =>
  startServer({ PORT: `${port}`, HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'error' }, main)

test.each(seeds)(
  'nothing acknowledged is lost by a kill -9 under load of ten rooms, seed %i',
  async (seed) => {
    const random = chance(seed)
    const load = setInterval(() => {
      for (const { act } of browsers) act()
    }, EVERY_MS)
    await wait(100 + random() * 900)
    // Every other time the database is killed in the same moment.
    const postmaster = random() < 0.5 ? await postmasterPid() : null
    const gone = server.end('SIGKILL')
    if (postmaster) process.kill(postmaster, 'SIGKILL')
    await gone
    await Promise.all(
      browsers.map(({ until, room }) => until(() => room.getSnapshot().status !== 'open', PATIENCE_MS)),
    )
    clearInterval(load)
    const acknowledged = browsers.map((browser) => new Set(browser.acknowledged))

    server = await start()
    await expectKept(acknowledged)
    await allOpen()
    await expectCaughtUp()
    expectClocks()
  },
)

test('the load was a load', () => {
  const count = browsers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0)
  expect(count).toBeGreaterThan(KILLS * 20)
  expect(browsers.flatMap(({ refused }) => refused)).toEqual([])
})

/** Everything that had been acknowledged is in the log, once, under seqs without a gap. */
async function expectKept(acknowledged: ReadonlySet<string>[]): Promise<void> {
  for (const interview of interviews) {
    const ids = (await eventsOf(interview)).map(({ id }) => id)
    const kept = new Set(ids)
    expect(kept.size).toBe(ids.length)
    const here = acknowledged.filter((_, index) => browsers[index]?.interview === interview.id)
    expect(here.flatMap((some) => [...some]).filter((id) => !kept.has(id))).toEqual([])
  }
}

/** What was not acknowledged before arrives after all, each person's words in their order; everybody sees the same. */
async function expectCaughtUp(): Promise<void> {
  await Promise.all(
    browsers.map(({ until, room }) => until(() => room.getSnapshot().pending.length === 0, PATIENCE_MS)),
  )
  for (const interview of interviews) {
    const events = await eventsOf(interview)
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
    for (const { guest, said, room, until } of browsers.filter((one) => one.interview === interview.id)) {
      await until(() => room.getSnapshot().state.seq >= events.length, PATIENCE_MS)
      const { state, pending } = room.getSnapshot()
      expect({ seq: state.seq, pending }).toEqual({ seq: events.length, pending: [] })
      const all = events.flatMap((event) => (event.kind === 'said' ? [event] : []))
      expect(state.transcript.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
      const own = all.filter(({ by }) => by.person === guest.person)
      expect(own.map(({ payload }) => payload.text)).toEqual(said.map(({ text }) => text))
    }
  }
}

/** The clock went on as if nothing had happened. */
function expectClocks(): void {
  for (const { interview, room } of browsers) {
    const { state, clockOffsetMs } = room.getSnapshot()
    if (!state.started) throw new Error('not started')
    const now = Date.now()
    const left = timeLeft(state.clock, state.started.plan, now + clockOffsetMs)?.phaseMs ?? Number.NaN
    const planned = (state.started.plan.phases[0]?.minutes ?? 0) * 60_000
    expect(Math.abs(left - (planned - (now - (startedAt.get(interview) ?? 0))))).toBeLessThan(1_000)
  }
}

async function allOpen(): Promise<void> {
  const open = await Promise.all(
    browsers.map(({ until, room }) => until(() => room.getSnapshot().status === 'open', PATIENCE_MS)),
  )
  expect(open.every(Boolean)).toBe(true)
}

const eventList = z.object({ events: z.array(interviewEvent) })
async function eventsOf({ id, guests }: SeatedInterview): Promise<InterviewEvent[]> {
  const [owner] = guests
  if (!owner) throw new Error('nobody')
  return eventList.parse(await call(server.url, owner, 'GET', `/api/interviews/${id}/events`)).events
}

async function postmasterPid(): Promise<number> {
  const file = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')
  return Number(file.split('\n')[0])
}
