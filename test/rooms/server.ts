import { once } from 'node:events'
import Fastify from 'fastify'
import { WebSocket } from 'ws'
import type { Role } from '../../server/interview/events.ts'
import { type ServerMessage, serverMessage } from '../../server/interview/protocol.ts'
import type { EventLog } from '../../server/log/event-log.ts'
import { inProcessBus } from '../../server/rooms/bus.ts'
import type { RoomDeps } from '../../server/rooms/deps.ts'
import { Rooms } from '../../server/rooms/rooms.ts'
import { socketRoute } from '../../server/routes/socket.ts'
import { startedBy, uuidOf } from './world.ts'

/** A browser's end of a real socket that keeps what it got. */
export interface TestSocket {
  readonly frames: string[]
  readonly messages: ServerMessage[]
  send(message: unknown): void
  sendText(text: string | Buffer): void
  /** The next message of a type that was not waited for yet, maybe one that is here already. */
  next<T extends ServerMessage['type']>(type: T): Promise<Extract<ServerMessage, { type: T }>>
  /** Joins and waits for the welcome. */
  join(since?: number): Promise<Extract<ServerMessage, { type: 'welcome' }>>
  /** Resolves with the close code. */
  readonly closed: Promise<number>
  close(): void
}

export interface TestServer {
  rooms: Rooms
  /** Opens a socket as somebody; null for nobody. */
  connect(name: string | null, interview?: string): Promise<TestSocket>
  close(): Promise<void>
}

/** Real sockets over a real route and real rooms; only who people are is said in a header. */
export async function openServer(
  log: EventLog,
  interview: string,
  seats: Record<string, { role: Role; owner?: boolean }>,
  more: Partial<RoomDeps> = {},
): Promise<TestServer> {
  const rooms = new Rooms({
    log,
    bus: inProcessBus(),
    seat: async (id, person) => {
      const found = Object.entries(seats).find(([name]) => uuidOf(name) === person)
      if (id !== interview || !found) return null
      const [name, { role, owner = false }] = found
      return { person, name, role, owner }
    },
    head: async (id) => (id === interview ? { started: startedBy('peer'), question: null } : null),
    now: () => Date.now(),
    after: (ms, call) => {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
    ...more,
  })
  const app = Fastify()
  app.addHook('preClose', () => rooms.close())
  await socketRoute(app, {
    rooms,
    personOf: async ({ headers }) => {
      if (headers.person === uuidOf('unreadable')) throw new Error('the database is away')
      return typeof headers.person === 'string' ? headers.person : null
    },
  })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    rooms,
    connect: async (name, id = interview) => {
      const headers = name === null ? {} : { person: uuidOf(name) }
      const socket = new WebSocket(`${address.replace('http', 'ws')}/api/interviews/${id}/socket`, {
        headers,
      })
      const test = testSocket(socket, id)
      await once(socket, 'open')
      return test
    },
    close: () => app.close(),
  }
}

function testSocket(socket: WebSocket, interview: string): TestSocket {
  const frames: string[] = []
  const messages: ServerMessage[] = []
  const unread: ServerMessage[] = []
  const waiting: { type: string; done: (message: ServerMessage) => void }[] = []
  socket.on('message', (data) => {
    const text = data.toString()
    const message = serverMessage.parse(JSON.parse(text))
    frames.push(text)
    messages.push(message)
    const index = waiting.findIndex(({ type }) => type === message.type)
    if (index < 0) unread.push(message)
    else waiting.splice(index, 1)[0]?.done(message)
  })
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  const test: TestSocket = {
    frames,
    messages,
    closed,
    send: (message) => socket.send(JSON.stringify(message)),
    sendText: (text) => socket.send(text),
    next: <T extends ServerMessage['type']>(type: T) => {
      type Wanted = Extract<ServerMessage, { type: T }>
      const isWanted = (message: ServerMessage): message is Wanted => message.type === type
      const index = unread.findIndex(isWanted)
      const [there] = index < 0 ? [] : unread.splice(index, 1)
      if (there && isWanted(there)) return Promise.resolve(there)
      return new Promise<Wanted>((resolve) => {
        waiting.push({ type, done: (message) => isWanted(message) && resolve(message) })
      })
    },
    join: (since = 0) => {
      test.send({ type: 'join', interview, since })
      return test.next('welcome')
    },
    close: () => socket.terminate(),
  }
  return test
}
