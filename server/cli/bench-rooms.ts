// npm run bench:rooms: what rooms cost, over real sockets. The server, its PostgreSQL and a plain relay to hold them against
// are processes of their own; this one is the load. Prints a table and one line of JSON. Options: --seconds=15 for each
// run, --rooms=50,200, --port=47290.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { residentMb } from './bench/cpu.ts'
import { fill, joined, joinTimes, moments } from './bench/join-times.ts'
import { openPeer, type Peer, workloads } from './bench/load.ts'
import { type Measured, measure, type Subject } from './bench/measure.ts'
import { type SeatedInterview, seatPeople } from './bench/people.ts'
import { type ServerProcess, startProcess, startServer } from './bench/process.ts'

const PEOPLE = 3
/** Rooms that are made at once; REST is not what is measured here. */
const AT_ONCE = 8
const JOINS = 100

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '15' },
    rooms: { type: 'string', default: '50,200' },
    port: { type: 'string', default: '47290' },
  },
})
const ms = Number(values.seconds) * 1_000
const sizes = values.rooms.split(',').map(Number)

const folder = await mkdtemp(join(tmpdir(), 'fortyfive-bench-'))
const settings = { PORT: values.port, HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'error' }
async function run(): Promise<void> {
  const relay = await startProcess([
    '--import',
    'tsx',
    fileURLToPath(new URL('bench/relay.ts', import.meta.url)),
  ])
  const measured: Measured[] = []
  try {
    const interviews = await seatRooms(Math.max(...sizes))
    const subjects: Record<Measured['server'], Subject> = {
      fortyfive: {
        server: 'fortyfive',
        pid: server.pid,
        database: await postmaster(),
        metrics: `${server.url}/metrics`,
        emptyMb: residentMb(server.pid),
      },
      relay: {
        server: 'relay',
        pid: relay.pid,
        database: null,
        metrics: null,
        emptyMb: residentMb(relay.pid),
      },
    }
    await warmUp(subjects, relay, interviews)
    for (const rooms of sizes)
      for (const workload of workloads) {
        const some = interviews.slice(0, rooms)
        measured.push(await runOn(subjects.relay, rooms, () => relayPeers(relay, some), workload))
        measured.push(await runOn(subjects.fortyfive, rooms, () => roomPeers(some), workload))
      }
  } finally {
    await relay.end('SIGTERM')
  }
  const joins = await measureJoins()
  console.table(measured)
  console.table(joins)
  console.log(
    JSON.stringify({ cpus: cpus().length, model: cpus()[0]?.model, seconds: ms / 1_000, measured, joins }),
  )

  /** A run that is not counted: what a server has compiled after its first minutes, Node would compile while measured. */
  async function warmUp(
    { relay, fortyfive }: Record<Measured['server'], Subject>,
    process: ServerProcess,
    seated: readonly SeatedInterview[],
  ) {
    const some = seated.slice(0, Math.min(...sizes))
    for (const workload of workloads) {
      await runOn(relay, some.length, () => relayPeers(process, some), workload)
      await runOn(fortyfive, some.length, () => roomPeers(some), workload)
    }
  }

  async function runOn(
    subject: Subject,
    rooms: number,
    open: () => Promise<Peer[]>,
    workload: (typeof workloads)[number],
  ) {
    console.error(`${subject.server}: ${workload.name}, ${rooms} rooms of ${PEOPLE}`)
    const peers = await open()
    const result = await measure(subject, peers, rooms, workload, ms)
    for (const { socket } of peers) socket.terminate()
    await wait(500)
    return result
  }
}

/** Joining early and late: with people in the room, and for the first time after the server was started anew. */
async function measureJoins() {
  console.error('joins at minute 1 and minute 45')
  const filled: { minute: number; interviews: SeatedInterview[] }[] = []
  for (const moment of moments) {
    const interviews = await seatRooms(4)
    await Promise.all(interviews.map((interview) => fill(server.url, interview, moment)))
    filled.push({ minute: moment.minute, interviews })
  }
  const warm: Record<string, unknown>[] = []
  for (const { minute, interviews } of filled) {
    await joinTimes(server.url, interviews, 20)
    warm.push({ minute, room: 'in memory', ...(await joinTimes(server.url, interviews, JOINS)) })
  }
  await server.end('SIGTERM')
  server = await startServer(settings)
  // The first join of all pays for what Node compiles on its way.
  const [spare] = await seatRooms(1)
  if (spare) await joinTimes(server.url, [spare], 20)
  const cold: Record<string, unknown>[] = []
  for (const { minute, interviews } of filled)
    cold.push({
      minute,
      room: 'from the log',
      ...(await joinTimes(server.url, interviews, interviews.length)),
    })
  return [...warm, ...cold]
}

/** Interviews that run, with three candidates each: an interviewer would have the grader at work beside what is measured. */
async function seatRooms(count: number): Promise<SeatedInterview[]> {
  const interviews: SeatedInterview[] = []
  while (interviews.length < count) {
    const next = Math.min(AT_ONCE, count - interviews.length)
    const made = await Promise.all(
      Array.from({ length: next }, () => seatPeople(server.url, ['candidate', 'candidate'], 240)),
    )
    await Promise.all(made.map(startInterview))
    interviews.push(...made)
  }
  return interviews
}

async function startInterview(interview: SeatedInterview): Promise<void> {
  const { socket } = await joined(server.url, interview, 0)
  const payload = {
    question: { id: 'any', title: '', prompt: '', hash: '' },
    level: 'L6',
    plan: { id: 'any', title: 'Any', phases: [{ id: 'any', kind: 'any', title: 'Any', minutes: 1 }] },
    interviewer: 'peer',
  }
  const answered = new Promise((resolve) => socket.once('message', resolve))
  socket.send(
    JSON.stringify({ type: 'append', id: interview.guests[0]?.person, kind: 'interview.started', payload }),
  )
  await answered
  socket.close()
}

const relayPeers = (relay: ServerProcess, interviews: readonly SeatedInterview[]): Promise<Peer[]> =>
  openAll(interviews, ({ id, guests }) =>
    guests.map((_, index) => openPeer(`${relay.url.replace('http', 'ws')}/${id}`, index)),
  )

const roomPeers = (interviews: readonly SeatedInterview[]): Promise<Peer[]> =>
  openAll(interviews, (interview) => interview.guests.map((_, index) => joined(server.url, interview, index)))

/** Some rooms at a time: people do not all come in the same moment. */
async function openAll(
  interviews: readonly SeatedInterview[],
  open: (interview: SeatedInterview) => Promise<Peer>[],
): Promise<Peer[]> {
  const peers: Peer[] = []
  for (let from = 0; from < interviews.length; from += AT_ONCE)
    peers.push(...(await Promise.all(interviews.slice(from, from + AT_ONCE).flatMap(open))))
  return peers
}

async function postmaster(): Promise<number> {
  const file = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')
  return Number(file.split('\n')[0])
}

let server = await startServer(settings)
try {
  await run()
} finally {
  await server.end('SIGTERM')
  await rm(folder, { recursive: true, force: true })
}
