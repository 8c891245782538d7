import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'

/** Whoever is nearer to the end than this reads along, in px. */
const NEAR_PX = 60

export interface FollowEnd {
  box: RefObject<HTMLDivElement | null>
  /** Whether there is news below what is in sight. */
  behind: boolean
  onScroll(): void
  toEnd(): void
}

/** Keeps a list at its end while the reader is there, and leaves the reader alone while they are further up. */
export function useFollowEnd(news: number): FollowEnd {
  const box = useRef<HTMLDivElement>(null)
  const following = useRef(true)
  const [behind, setBehind] = useState(false)
  const toEnd = useCallback(() => {
    following.current = true
    setBehind(false)
    box.current?.scrollTo({ top: box.current.scrollHeight })
  }, [])
  const onScroll = useCallback(() => {
    const it = box.current
    if (!it) return
    following.current = it.scrollHeight - it.scrollTop - it.clientHeight < NEAR_PX
    if (following.current) setBehind(false)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because there is news
  useLayoutEffect(() => {
    if (following.current) toEnd()
    else setBehind(true)
  }, [news, toEnd])
  // The list may be shown for the first time, or get another height, without news.
  useLayoutEffect(() => {
    const it = box.current
    if (!it) return
    const watch = new ResizeObserver(() => {
      if (following.current) toEnd()
    })
    watch.observe(it)
    return () => watch.disconnect()
  }, [toEnd])
  return { box, behind, onScroll, toEnd }
}
