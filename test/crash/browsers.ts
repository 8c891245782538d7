import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import type { Guest, SeatedInterview } from '../../server/cli/bench/people.ts'
import { RoomConnection } from '../../web/room/connection/connection.ts'
import { memoryOutbox } from '../../web/room/connection/outbox.ts'

/** A browser under load: everything that it appended, and what of it was acknowledged. */
export interface LoadedBrowser {
  interview: string
  guest: Guest
  room: RoomConnection
  /** Texts in the order in which they were said. */
  said: { id: string; text: string }[]
  acknowledged: Set<string>
  /** Codes of what was refused for good. */
  refused: string[]
  /** Appends something. */
  act(): void
  /** Resolves as soon as this holds, at the latest after `ms` with false. */
  until(holds: () => boolean, ms: number): Promise<boolean>
}

/** The web's own connection over a real socket, as somebody. `base` is asked for at each try: a server may move. */
export function loadedBrowser(
  base: () => string,
  { id: interview }: SeatedInterview,
  guest: Guest,
): LoadedBrowser {
  const room = new RoomConnection({
    interview,
    outbox: memoryOutbox(),
    now: () => Date.now(),
    random: Math.random,
    uuid: randomUUID,
    after: (ms, call) => {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
    open: (events) => {
      const url = `${base().replace('http', 'ws')}/api/interviews/${interview}/socket`
      const socket = new WebSocket(url, { headers: { cookie: guest.cookie } })
      socket.on('open', () => events.opened())
      socket.on('message', (data) => events.received(data.toString()))
      socket.on('close', (code) => events.closed(code))
      socket.on('error', () => {})
      return {
        send: (text) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(text)
        },
        close: () => socket.terminate(),
      }
    },
  })
  const said: LoadedBrowser['said'] = []
  const outstanding = new Set<string>()
  const acknowledged = new Set<string>()
  const refused: string[] = []
  room.onRefused(({ code }) => refused.push(code))
  room.subscribe(() => {
    const pending = new Set(room.getSnapshot().pending.map(({ id }) => id))
    for (const id of outstanding) {
      if (pending.has(id)) continue
      outstanding.delete(id)
      acknowledged.add(id)
    }
  })
  let count = 0
  return {
    interview,
    guest,
    room,
    said,
    acknowledged,
    refused,
    act() {
      count += 1
      const text = `${guest.person} ${count}`
      const id =
        count % 2
          ? room.append('said', { text })
          : room.append('board.changed', { elements: [elementOf(guest.person, count)] })
      if (count % 2) said.push({ id, text })
      outstanding.add(id)
    },
    until: (holds, ms) =>
      new Promise((resolve) => {
        const done = (answer: boolean) => {
          clearTimeout(timer)
          end()
          resolve(answer)
        }
        const timer = setTimeout(() => done(false), ms)
        const end = room.subscribe(() => holds() && done(true))
        if (holds()) done(true)
      }),
  }
}

const elementOf = (person: string, version: number) => ({
  id: `${person}-${version % 10}`,
  type: 'rectangle',
  version,
  versionNonce: 1,
  isDeleted: false,
  x: version,
  y: version,
})
