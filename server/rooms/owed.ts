import type { Connection } from './connection.ts'

const none: ReadonlySet<Connection> = new Set()

/** The connections that wait for the answer to an append, by its id. */
export class Owed {
  private readonly waiting = new Map<string, Set<Connection>>()

  add(id: string, connection: Connection): void {
    const there = this.waiting.get(id)
    if (there) there.add(connection)
    else this.waiting.set(id, new Set([connection]))
  }

  of(id: string): ReadonlySet<Connection> {
    return this.waiting.get(id) ?? none
  }

  /** They were answered. */
  settle(id: string): void {
    this.waiting.delete(id)
  }

  /** The connection is gone. */
  forget(connection: Connection): void {
    for (const [id, connections] of this.waiting)
      if (connections.delete(connection) && connections.size === 0) this.waiting.delete(id)
  }
}
