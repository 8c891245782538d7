import { z } from 'zod'
import { parseAppend, type Unacknowledged } from './replica.ts'

/** Where appends rest until they are acknowledged: a reload or a crash of the tab loses none of them. */
export interface OutboxStorage {
  load(): Unacknowledged[]
  put(one: Unacknowledged): void
  remove(id: string): void
}

type KeyValues = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>
const kept = z.object({
  order: z.number(),
  at: z.number(),
  id: z.uuid(),
  kind: z.string(),
  payload: z.unknown(),
})

/**
 * The outbox of one person in one interview, in the browser's local storage: it holds what was put before `put` returns,
 * which IndexedDB does not. Each append has a key of its own, so that two tabs do not overwrite each other. Where the
 * storage is full or forbidden, appends live as long as the page.
 */
export function localOutbox(storage: KeyValues, interview: string, person: string): OutboxStorage {
  const prefix = `fortyfive:outbox:${interview}:${person}:`
  let order = 0
  return {
    load() {
      const found = keysOf(storage, prefix).flatMap((key) => {
        const entry = kept.safeParse(parseJson(storage.getItem(key)))
        if (entry.success) return [entry.data]
        storage.removeItem(key)
        return []
      })
      found.sort((a, b) => a.order - b.order)
      order = Math.max(order, found.at(-1)?.order ?? 0)
      return found.flatMap(({ order: _, ...one }) => parseAppend(one) ?? [])
    },
    put(one) {
      order += 1
      quietly(() => storage.setItem(prefix + one.id, JSON.stringify({ ...one, order })))
    },
    remove(id) {
      quietly(() => storage.removeItem(prefix + id))
    },
  }
}

/** An outbox that ends with the page. */
export function memoryOutbox(): OutboxStorage {
  const there = new Map<string, Unacknowledged>()
  return {
    load: () => [...there.values()],
    put: (one) => {
      there.set(one.id, one)
    },
    remove: (id) => {
      there.delete(id)
    },
  }
}

function keysOf(storage: KeyValues, prefix: string): string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
  return keys.filter((key) => key.startsWith(prefix))
}

/** Full, or forbidden: what is sent is sent from memory all the same. */
function quietly(act: () => void): void {
  try {
    act()
  } catch {}
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return null
  }
}
