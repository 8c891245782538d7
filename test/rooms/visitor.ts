import { randomUUID } from 'node:crypto'
import type { EventKind } from '../../server/interview/events.ts'
import { type ServerMessage, serverMessage } from '../../server/interview/protocol.ts'
import type { Rooms } from '../../server/rooms/rooms.ts'
import { turn } from './time.ts'
import { interview, uuidOf } from './world.ts'

/** Somebody at a socket without a network: what is sent arrives at once. */
export function visitor(rooms: Rooms, name: string) {
  const messages: ServerMessage[] = []
  const frames: string[] = []
  const socket = {
    bufferedAmount: 0,
    closed: null as number | null,
    send(frame: string | Buffer) {
      frames.push(frame.toString())
      messages.push(serverMessage.parse(JSON.parse(frame.toString())))
    },
    close(code: number) {
      socket.closed ??= code
    },
  }
  const handle = rooms.connect(socket, { person: uuidOf(name), interview })
  const send = async (message: unknown) => {
    handle.receive(JSON.stringify(message))
    await turn()
  }
  return {
    socket,
    messages,
    frames,
    handle,
    send,
    join: (since = 0) => send({ type: 'join', interview, since }),
    /** Appends, and gives what the answer to it was. */
    async append(kind: EventKind, payload: unknown, id: string = randomUUID()): Promise<string> {
      const from = messages.length
      await send({ type: 'append', id, kind, payload })
      for (const message of messages.slice(from)) {
        if (message.type === 'reject' && message.id === id) return message.code
        if (message.type === 'ack' && message.id === id) return 'ack'
        if (message.type === 'event' && message.event.id === id) return 'ack'
      }
      return socket.closed === null ? 'nothing' : String(socket.closed)
    },
    of: <T extends ServerMessage['type']>(type: T) =>
      messages.filter((message): message is Extract<ServerMessage, { type: T }> => message.type === type),
  }
}
