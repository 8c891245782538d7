import { createHash } from 'node:crypto'
import type { Role } from '../../server/interview/events.ts'
import type { Covered } from '../../server/interview/protocol.ts'
import type { Question } from '../../server/interview/question.ts'
import type { InterviewState } from '../../server/interview/state.ts'
import type { Interviewer } from '../../server/interviewer/interviewer.ts'
import type { EventLog } from '../../server/log/event-log.ts'
import { memoryLog } from '../../server/log/memory.ts'
import { inProcessBus } from '../../server/rooms/bus.ts'
import type { RoomDeps, RoomWatch, Seat } from '../../server/rooms/deps.ts'
import { Rooms } from '../../server/rooms/rooms.ts'
import { RoomConnection } from '../../web/room/connection/connection.ts'
import { memoryOutbox, type OutboxStorage } from '../../web/room/connection/outbox.ts'
import { plans } from '../helpers/plans.ts'
import { network } from './network.ts'
import { type TestTime, testTime, turn } from './time.ts'

/** A uuid that is the same in each run. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function chance(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const interview = uuidOf('interview')

const plan = plans[0]
if (!plan) throw new Error('no plan ships')

/** What this test's interview was created with. */
export const startedBy = (interviewer: 'peer' | 'scripted') => ({
  question: { id: 'uber-data-platform', title: 'Uber data platform', prompt: 'Design it.', hash: 'abc' },
  level: 'L6' as const,
  plan,
  interviewer,
})

/** The question behind it: the driver hands it through, and nothing here looks into it. */
const question: Partial<Question> = { id: 'uber-data-platform', title: 'Uber data platform', curveballs: [] }

export interface WorldOptions {
  seats: Record<string, { role: Role; owner?: boolean }>
  interviewer?: 'peer' | 'scripted'
  script?: Interviewer
  judge?: (interview: string, state: InterviewState) => Promise<readonly Covered[]>
  log?: (log: EventLog) => EventLog
  ended?: RoomDeps['ended']
  watch?: RoomWatch
  seed?: number
  time?: TestTime
}

/** Rooms, a log in memory, browsers and the network between them, all of it still until moved. */
export function world(options: WorldOptions) {
  const time = options.time ?? testTime()
  const random = chance(options.seed ?? 1)
  const stored = memoryLog()
  stored.open(interview)
  const log = options.log?.(stored) ?? stored
  const revoked = new Set<string>()
  const seat = (id: string, person: string): Seat | null => {
    const found = Object.entries(options.seats).find(([name]) => uuidOf(name) === person)
    if (id !== interview || !found || revoked.has(person)) return null
    const [name, { role, owner = false }] = found
    return { person, name, role, owner }
  }
  const deps: RoomDeps = {
    log,
    bus: inProcessBus(),
    seat: async (id, person) => seat(id, person),
    head: async (id) =>
      id === interview
        ? { started: startedBy(options.interviewer ?? 'peer'), question: question as Question }
        : null,
    judge: options.judge,
    interviewer: options.script,
    ended: options.ended,
    watch: options.watch,
    now: time.now,
    after: time.after,
  }
  let rooms = new Rooms(deps)
  const net = network(() => rooms)
  let ids = 0
  const browser = (name: string, outbox: OutboxStorage = memoryOutbox(), of = interview) =>
    new RoomConnection({
      interview: of,
      open: net.open(uuidOf(name), of),
      outbox,
      now: time.now,
      after: time.after,
      random,
      uuid: () => {
        ids += 1
        return uuidOf(`${options.seed} ${ids}`)
      },
    })
  return {
    time,
    random,
    net,
    stored,
    deps,
    browser,
    rooms: () => rooms,
    /** Withdraws a seat. */
    revoke(name: string) {
      revoked.add(uuidOf(name))
      rooms.revoke(interview, uuidOf(name))
    },
    /** The server goes away, all at once, and another one takes its place. */
    crash() {
      const gone = rooms
      for (const line of net.lines()) line.cut()
      rooms = new Rooms({ ...deps, bus: inProcessBus() })
      return gone
    },
    /** Lets frames and database be done with what is under way, without time passing. */
    async settle() {
      for (let quiet = 0; quiet < 3; quiet++) {
        if (net.lines().some((line) => line.waiting() > 0)) quiet = 0
        net.deliverAll()
        await turn()
      }
    },
    /** Lets time pass in small steps, with everything that happens in it. */
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= 100) {
        await this.settle()
        await time.pass(Math.min(100, left))
      }
      await this.settle()
    },
  }
}
