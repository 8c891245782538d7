import websocket, { type WebSocket } from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problems } from '../interview/problems.ts'
import { FRAME_BYTES } from '../interview/protocol.ts'
import type { RoomSocket } from '../rooms/connection.ts'
import type { Rooms } from '../rooms/rooms.ts'

/** A socket that answered no ping for this long is dead; browsers answer by themselves. */
const HEARTBEAT_MS = 20_000
/** RFC 6455: a message is too big. */
const TOO_BIG = 1009
/** RFC 6455's registry: the server cannot at the moment. Browsers come back. */
const TRY_AGAIN_LATER = 1013

export interface SocketRouteParts {
  rooms: Rooms
  /** Who asks, by the cookie; null for nobody, who is told the same as somebody without a seat. */
  personOf(request: FastifyRequest): Promise<string | null>
}

type Socket = WebSocket

/** `WS /api/interviews/:id/socket`. Brings @fastify/websocket along. Upgrades from other sites are the caller's to refuse. */
export async function socketRoute(
  app: FastifyInstance,
  { rooms, personOf }: SocketRouteParts,
): Promise<void> {
  // No compression: frames are small, and it would cost more than everything else here.
  await app.register(websocket, { options: { maxPayload: FRAME_BYTES, perMessageDeflate: false } })
  const alive = new WeakSet<Socket>()
  const heartbeat = setInterval(() => {
    for (const socket of app.websocketServer.clients) {
      if (!alive.delete(socket)) socket.terminate()
      else socket.ping()
    }
  }, HEARTBEAT_MS)
  heartbeat.unref()
  app.addHook('onClose', async () => clearInterval(heartbeat))

  app.get<{ Params: { id: string } }>(
    '/api/interviews/:id/socket',
    { websocket: true },
    async (socket, request) => {
      alive.add(socket)
      socket.on('pong', () => alive.add(socket))
      // `ws` closes the socket after an error by itself.
      socket.on('error', (error) => request.log.debug({ error }, 'socket failed'))
      nameTooBig(socket)
      const early: string[] = []
      let receive = (text: string): void => void early.push(text)
      socket.on('message', (data: Buffer, isBinary: boolean) => receive(isBinary ? '' : data.toString()))
      const person = await personOf(request).catch((error) => {
        request.log.warn({ err: error }, 'who asks could not be found out')
        socket.close(TRY_AGAIN_LATER, 'log.unavailable')
      })
      if (person === undefined) return
      if (person === null) {
        socket.close(problems['interview.not-found'].close, 'interview.not-found')
        return
      }
      const handle = rooms.connect(roomSocket(socket), { person, interview: request.params.id })
      socket.on('close', handle.gone)
      if (socket.readyState !== socket.OPEN) return handle.gone()
      receive = handle.receive
      for (const text of early) receive(text)
    },
  )
}

/** `ws` reads no frame that is too large, and closes with a code of its own for it; ours says the same in this protocol's terms. */
function nameTooBig(socket: Socket): void {
  const close = socket.close.bind(socket)
  socket.close = (code, reason) =>
    code === TOO_BIG ? close(problems['frame.too-large'].close, 'frame.too-large') : close(code, reason)
}

function roomSocket(socket: Socket): RoomSocket {
  // The stream below, which `ws` does not name: frames that are sent in one moment leave in one write.
  const stream = '_socket' in socket ? socket._socket : null
  const raw = isCorkable(stream) ? stream : null
  return {
    send: (frame) => socket.send(frame, { binary: false }),
    close: (code, reason) => socket.close(code, reason),
    get bufferedAmount() {
      return socket.bufferedAmount
    },
    cork: () => raw?.cork(),
    uncork: () => raw?.uncork(),
  }
}

const isCorkable = (stream: unknown): stream is { cork(): void; uncork(): void } =>
  typeof stream === 'object' && stream !== null && 'cork' in stream && 'uncork' in stream
