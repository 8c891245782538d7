import type { RoomSocket } from '../../server/rooms/connection.ts'
import type { Rooms, SocketHandle } from '../../server/rooms/rooms.ts'
import type { OpenWire } from '../../web/room/connection/wire.ts'

type Step = { to: 'server' | 'browser'; run: () => void }

/** One connection of the test's network: what is under way on it waits until it is moved. */
export interface Line {
  person: string
  /** Every frame that ever came to this browser. */
  readonly received: string[]
  /** Steps that have not arrived yet. */
  waiting(): number
  /** Lets the next steps arrive, in order. */
  move(steps: number): void
  /** Breaks the line: nothing under way arrives any more, and both ends notice. */
  cut(): void
}

/** A network that stands still until it is moved. */
export function network(server: () => Rooms) {
  const lines = new Set<Line>()

  function open(person: string, interview: string): OpenWire {
    return (browser) => {
      let steps: Step[] = []
      let handle: SocketHandle | null = null
      let broken = false
      const received: string[] = []
      const push = (to: Step['to'], run: () => void) => {
        if (!broken) steps.push({ to, run })
      }
      const hangUp = (code: number) => {
        if (broken) return
        broken = true
        steps = []
        lines.delete(line)
        handle?.gone()
        browser.closed(code)
      }
      const socket: RoomSocket = {
        send: (frame) => {
          const text = frame.toString()
          push('browser', () => {
            received.push(text)
            browser.received(text)
          })
        },
        close: (code) => push('browser', () => hangUp(code)),
        bufferedAmount: 0,
      }
      const line: Line = {
        person,
        received,
        waiting: () => steps.length,
        move(count) {
          for (let moved = 0; moved < count; moved++) steps.shift()?.run()
        },
        cut: () => hangUp(1006),
      }
      lines.add(line)
      push('server', () => {
        handle = server().connect(socket, { person, interview })
        push('browser', () => browser.opened())
      })
      return {
        send: (text) => push('server', () => handle?.receive(text)),
        close: () => hangUp(1000),
      }
    }
  }

  return {
    open,
    lines: () => [...lines],
    linesOf: (person: string) => [...lines].filter((line) => line.person === person),
    /** Lets everything arrive that is under way, and what follows from it at once. */
    deliverAll(): void {
      for (let moved = true; moved; ) {
        moved = false
        for (const line of lines) {
          const waiting = line.waiting()
          line.move(waiting)
          moved ||= waiting > 0
        }
      }
    },
  }
}
