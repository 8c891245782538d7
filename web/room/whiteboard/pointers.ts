import type { z } from 'zod'
import type { livePayloads } from '../../../server/interview/live.ts'
import type { Present } from '../../../server/interview/protocol.ts'

/** How often one's own pointer is told, in ms, and how long one of somebody else is believed. */
export const POINTER_MS = 60
const BELIEVE_MS = 20_000

export type PointerFrame = z.infer<typeof livePayloads.pointer>

export interface Pointer {
  person: string
  name: string
  x: number
  y: number
  button: 'up' | 'down'
}

/** Where the others point. Forgets who has left the room, or has not moved for long. */
export function pointerBoard() {
  const last = new Map<string, PointerFrame & { at: number }>()
  return {
    moved(person: string, frame: PointerFrame, at: number): void {
      last.set(person, { ...frame, at })
    },
    seen(present: readonly Present[], now: number): Pointer[] {
      return present.flatMap((one) => {
        const pointer = last.get(one.person)
        if (!pointer || now - pointer.at > BELIEVE_MS) return []
        const { x, y, button = 'up' } = pointer
        return [{ person: one.person, name: one.name, x, y, button }]
      })
    },
  }
}

/** Calls `work` at most once in `ms`, the last time with the latest. `now` and `later` come in for tests. */
export function throttled<T>(
  ms: number,
  work: (value: T) => void,
  now: () => number,
  later: (ms: number, run: () => void) => () => void,
): { call(value: T): void; cancel(): void } {
  let next = 0
  let waiting: { value: T } | null = null
  let cancel: (() => void) | null = null
  const run = (value: T) => {
    next = now() + ms
    work(value)
  }
  return {
    call(value) {
      if (cancel) {
        waiting = { value }
        return
      }
      if (now() >= next) return run(value)
      waiting = { value }
      cancel = later(next - now(), () => {
        cancel = null
        if (waiting) run(waiting.value)
        waiting = null
      })
    },
    cancel() {
      cancel?.()
      cancel = null
      waiting = null
    },
  }
}
