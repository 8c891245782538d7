import { RoomConnection } from './connection.ts'
import { localOutbox, memoryOutbox, type OutboxStorage } from './outbox.ts'
import { socketUrl, webSocketWire } from './wire.ts'

/** Connects this page to an interview. `person` is who the cookie says one is; their outbox is theirs alone. */
export function openRoom(interview: string, person: string): RoomConnection {
  const room = new RoomConnection({
    interview,
    open: webSocketWire(socketUrl(interview, location)),
    outbox: outboxOf(interview, person),
    now: () => Date.now(),
    after: (ms, call) => {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
    random: () => Math.random(),
    uuid,
  })
  const wakeWhenSeen = () => {
    if (document.visibilityState === 'visible') room.wake()
  }
  window.addEventListener('online', room.wake)
  document.addEventListener('visibilitychange', wakeWhenSeen)
  const { close } = room
  room.close = () => {
    window.removeEventListener('online', room.wake)
    document.removeEventListener('visibilitychange', wakeWhenSeen)
    close()
  }
  return room
}

function outboxOf(interview: string, person: string): OutboxStorage {
  try {
    return localOutbox(window.localStorage, interview, person)
  } catch {
    return memoryOutbox()
  }
}

/** A random uuid of version 4. `crypto.randomUUID` is there on https and localhost only, and a peer may join by http in a LAN. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
