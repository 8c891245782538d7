import { useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from '../session/room.ts'

/** How often a typist tells the others, and how long they believe it, in ms. */
const TELL_MS = 2_000
const BELIEVE_MS = 4_000

/** Tells the others that one types; call it at each key. */
export function useTellTyping(): () => void {
  const store = useStore()
  const told = useRef(0)
  return useCallback(() => {
    const now = performance.now()
    if (told.current > 0 && now - told.current < TELL_MS) return
    told.current = now
    store.live('typing', { where: 'conversation' })
  }, [store])
}

/** Who is typing right now; whoever said something in the meantime is not. */
export function useTypists(lastSpeaker: string | undefined, spoken: number): string[] {
  const store = useStore()
  const [typists, setTypists] = useState<readonly string[]>([])
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>()
    const end = store.onLive(({ from, kind }) => {
      if (kind !== 'typing') return
      clearTimeout(timers.get(from))
      timers.set(
        from,
        setTimeout(() => setTypists((all) => all.filter((one) => one !== from)), BELIEVE_MS),
      )
      setTypists((all) => (all.includes(from) ? all : [...all, from]))
    })
    return () => {
      end()
      for (const timer of timers.values()) clearTimeout(timer)
    }
  }, [store])
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because somebody spoke
  useEffect(() => {
    if (lastSpeaker) setTypists((all) => all.filter((one) => one !== lastSpeaker))
  }, [lastSpeaker, spoken])
  return [...typists]
}
