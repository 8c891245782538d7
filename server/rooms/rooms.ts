import { ProblemError } from '../interview/problems.ts'
import type { ClientMessage } from '../interview/protocol.ts'
import { Connection, type RoomSocket } from './connection.ts'
import type { RoomDeps } from './deps.ts'
import { readFrame } from './frames.ts'
import { Room } from './room.ts'

/** What the route does with a socket that it handed over. */
export interface SocketHandle {
  /** A frame came in. */
  receive(text: string): void
  /** The socket is closed, by whomever. */
  gone(): void
}

/** A socket and what its frames have to wait for. */
interface Visitor {
  connection: Connection
  room: Room | null
  /** Set while a join is under way; frames wait for it. */
  joining: Promise<void> | null
}

/** Appends that may wait for a join; a browser sends some at once after its join. */
const WAITING_FRAMES = 500
/** How long a stop waits for what is under way. */
const STOP_MS = 3_000

/** All rooms of this node. */
export class Rooms {
  private readonly open = new Map<string, Promise<Room | null>>()
  private readonly loaded = new Map<string, Room>()
  private readonly visitors = new Set<Visitor>()
  private callOff: (() => void) | null = null
  private stopping = false
  private readonly deps: RoomDeps

  constructor(deps: RoomDeps) {
    this.deps = deps
    this.beat()
  }

  /** Figures for /metrics. */
  stats(): { rooms: number; sockets: number } {
    return { rooms: this.loaded.size, sockets: this.visitors.size }
  }

  /** Takes a socket of somebody who is known; whether they have a seat shows when they join. */
  connect(socket: RoomSocket, who: { person: string; interview: string }): SocketHandle {
    const connection = new Connection(socket, who, {
      now: this.deps.now,
      refused: (code) => this.deps.watch?.refused?.(code),
      dropped: () => this.forget(visitor),
    })
    const visitor: Visitor = { connection, room: null, joining: null }
    this.visitors.add(visitor)
    this.deps.watch?.socketOpened?.()
    if (this.stopping) connection.drop('server.stopping')
    let waiting = 0
    return {
      receive: (text) => {
        if (connection.closed) return
        if (!connection.mayReceive()) return connection.drop('frame.too-many')
        if (!visitor.joining) return this.handle(visitor, text)
        waiting += 1
        if (waiting > WAITING_FRAMES) return connection.drop('frame.too-many')
        visitor.joining.then(() => {
          waiting -= 1
          if (!connection.closed) this.handle(visitor, text)
        })
      },
      gone: () => {
        connection.closed = true
        this.forget(visitor)
      },
    }
  }

  /** Conducts scripted interviews that were running when the server stopped. */
  async resume(interviews: Iterable<string>): Promise<void> {
    for (const interview of interviews)
      await this.room(interview).catch((error) => this.failed('resuming', interview, error))
  }

  /** Closes a person's sockets in an interview, because the invitation was withdrawn. */
  revoke(interview: string, person: string): void {
    for (const { connection } of [...this.visitors])
      if (connection.interview === interview && connection.person === person) connection.drop('seat.revoked')
  }

  /** Once a second, by itself; tests call it when they move their clock. */
  tick(): void {
    for (const [interview, room] of this.loaded) {
      room.tick()
      if (!room.idle()) continue
      this.loaded.delete(interview)
      this.open.delete(interview)
      room.close().catch((error) => this.failed('closing', interview, error))
    }
  }

  /** Sends everybody away to rejoin elsewhere, and waits a moment for what is under way. May be called twice. */
  async close(): Promise<void> {
    if (this.stopping) return
    this.stopping = true
    this.callOff?.()
    for (const { connection } of [...this.visitors]) connection.drop('server.stopping')
    const rooms = await Promise.all([...this.open.values()].map((opening) => opening.catch(() => null)))
    let callOff = () => {}
    const patience = new Promise<void>((resolve) => {
      callOff = this.deps.after(STOP_MS, resolve)
    })
    await Promise.race([Promise.all(rooms.map((room) => room?.close())), patience])
    callOff()
  }

  private beat(): void {
    this.callOff = this.deps.after(1_000, () => {
      if (this.stopping) return
      this.tick()
      this.beat()
    })
  }

  private forget(visitor: Visitor): void {
    if (!this.visitors.delete(visitor)) return
    visitor.room?.leave(visitor.connection)
    this.deps.watch?.socketClosed?.()
  }

  private handle(visitor: Visitor, text: string): void {
    const { connection } = visitor
    const frame = readFrame(text)
    if ('code' in frame) {
      connection.refuse(frame.code, frame.id)
      return
    }
    this.obey(visitor, frame.message)
  }

  private obey(visitor: Visitor, message: ClientMessage): void {
    const { connection, room } = visitor
    switch (message.type) {
      case 'ping':
        connection.send({ type: 'pong', now: this.deps.now() })
        return
      case 'join':
        visitor.joining = this.join(visitor, message.interview, message.since).finally(() => {
          visitor.joining = null
        })
        return
      case 'append':
        if (room) room.append(connection, message)
        else connection.refuse('socket.not-joined', message.id)
        return
      case 'live':
        if (room) room.live(connection, message.kind, message.payload)
        else connection.refuse('socket.not-joined', null)
        return
    }
  }

  private async join(visitor: Visitor, interview: string, since: number): Promise<void> {
    const { connection } = visitor
    try {
      const seat =
        interview === connection.interview ? await this.deps.seat(interview, connection.person) : null
      const room = seat && (await this.room(interview))
      if (connection.closed) return
      if (!seat || !room) return connection.drop('interview.not-found')
      visitor.room = room
      room.enter(connection, seat, since)
    } catch (error) {
      if (error instanceof ProblemError) return connection.refuse(error.code, null)
      this.failed('joining', interview, error)
      connection.refuse('log.unavailable', null)
    }
  }

  private room(interview: string): Promise<Room | null> {
    const there = this.open.get(interview)
    if (there) return there
    const opening = Room.open(interview, this.deps)
    this.open.set(interview, opening)
    opening.then(
      (room) => {
        if (room) this.loaded.set(interview, room)
        else this.open.delete(interview)
      },
      () => this.open.delete(interview),
    )
    return opening
  }

  private failed(what: string, interview: string, error: unknown): void {
    this.deps.watch?.failed?.(what, interview, error)
  }
}
