import { randomUUID } from 'node:crypto'
import { type ProblemCode, problems } from '../interview/problems.ts'
import type { ServerMessage } from '../interview/protocol.ts'
import { BUSY_SOCKET_BYTES, frameBudget, SLOW_SOCKET_BYTES } from './limits.ts'

/** What a room needs of a socket; `ws` fits through the route, tests bring their own. */
export interface RoomSocket {
  send(frame: string | Buffer): void
  close(code: number, reason: string): void
  /** Bytes handed over that have not left. */
  readonly bufferedAmount: number
  /** Hold back and let go what is sent, so that frames of one moment leave together. */
  cork?(): void
  uncork?(): void
}

/** Sockets that hold back what was sent to them since the current task began. */
const corked = new Set<RoomSocket>()

function letGo(): void {
  for (const socket of corked) socket.uncork?.()
  corked.clear()
}

function hold(socket: RoomSocket): void {
  if (!socket.cork || corked.has(socket)) return
  if (corked.size === 0) process.nextTick(letGo)
  corked.add(socket)
  socket.cork()
}

export interface ConnectionOptions {
  now(): number
  /** Something was refused, or the socket closed, with this code. */
  refused(code: ProblemCode): void
  /** The socket was closed from here. */
  dropped(): void
}

/** One socket of one person in one interview, joined or not yet. */
export class Connection {
  readonly id = randomUUID()
  readonly person: string
  readonly interview: string
  /** False once there were too many frames. */
  readonly mayReceive: () => boolean
  closed = false
  /**
   * Appends that were refused as retryable and did not come again yet, in order. Until the first of them does, what comes
   * after it is refused as well, so that a browser's appends keep their order.
   */
  private outstanding: string[] = []
  private readonly socket: RoomSocket
  private readonly options: ConnectionOptions

  constructor(socket: RoomSocket, who: { person: string; interview: string }, options: ConnectionOptions) {
    this.socket = socket
    this.person = who.person
    this.interview = who.interview
    this.mayReceive = frameBudget(options.now)
    this.options = options
  }

  /** Whether an append is out of turn: another one before it was refused and did not come again yet. */
  outOfTurn(id: string): boolean {
    if (this.outstanding[0] !== id) return this.outstanding.length > 0
    this.outstanding.shift()
    return false
  }

  /** It is in the log after all, or nothing is outstanding any more: a join begins anew. */
  clearTurn(id?: string): void {
    if (this.outstanding.length > 0) this.outstanding = id ? this.outstanding.filter((one) => one !== id) : []
  }

  /** Sends a frame that is text already. Drops the socket when it does not keep up. */
  sendFrame(frame: string | Buffer): void {
    if (this.closed) return
    if (this.socket.bufferedAmount > SLOW_SOCKET_BYTES) {
      this.drop('socket.too-slow')
      return
    }
    hold(this.socket)
    this.socket.send(frame)
  }

  /** Sends what nobody misses: left out where the socket is busy. */
  sendPassing(frame: string | Buffer): void {
    if (this.socket.bufferedAmount < BUSY_SOCKET_BYTES) this.sendFrame(frame)
  }

  send(message: ServerMessage): void {
    this.sendFrame(JSON.stringify(message))
  }

  /** Refuses what was sent, by its id where it had one. Closes the socket where the problem says so. */
  refuse(code: ProblemCode, id: string | null, detail?: string): void {
    const { says, retry, close } = problems[code]
    if (close !== null) {
      this.drop(code)
      return
    }
    this.options.refused(code)
    if (retry && id !== null && !this.outstanding.includes(id)) this.outstanding.push(id)
    this.send({ type: 'reject', id, code, message: detail ? `${says} ${detail}` : says, retry })
  }

  /** Closes with the problem's close code. */
  drop(code: ProblemCode): void {
    if (this.closed) return
    this.closed = true
    this.socket.close(problems[code].close ?? 1011, code)
    this.options.refused(code)
    this.options.dropped()
  }
}
