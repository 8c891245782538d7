import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { type EventKind, mayAppend, type Power, type Role } from '../../../server/interview/events.ts'
import type { Covered, Present } from '../../../server/interview/protocol.ts'
import { type InterviewState, stageOf } from '../../../server/interview/state.ts'
import type { RoomSnapshot, RoomStore } from './store.ts'

export const RoomContext = createContext<RoomStore | null>(null)

/** The room that this part of the page is in. */
export function useStore(): RoomStore {
  const store = useContext(RoomContext)
  if (!store) throw new Error('useStore outside a room')
  return store
}

/** A part of the room's state; the component renders again only when that part is another. */
export function useRoom<T>(part: (snapshot: RoomSnapshot) => T): T {
  const store = useStore()
  return useSyncExternalStore(store.subscribe, () => part(store.getSnapshot()))
}

export const useInterviewState = (): InterviewState => useRoom((it) => it.state)
export const usePresent = (): readonly Present[] => useRoom((it) => it.present)
export const useCoverage = (): readonly Covered[] | null => useRoom((it) => it.coverage?.criteria ?? null)
export const useRole = (): Role => useRoom((it) => it.you?.role ?? 'observer')

/** Whether this person may append this kind at this moment, by the table of `server/interview/events.ts`. */
export const useMay = (kind: EventKind): boolean => useRoom((snapshot) => may(snapshot, kind))

/** See `useMay`. */
export function may({ you, state }: RoomSnapshot, kind: EventKind): boolean {
  if (!you) return false
  const powers: Power[] = [you.role]
  if (you.owner) powers.push('owner')
  if (you.alone) powers.push('alone')
  return mayAppend(kind, powers, stageOf(state)) === 'yes'
}

/** The server's clock, ms since 1970. */
export function useServerNow(): () => number {
  const store = useStore()
  return useCallback(() => Date.now() + store.getSnapshot().clockOffsetMs, [store])
}
