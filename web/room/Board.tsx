import { lazy, Suspense } from 'react'
import { Waiting } from '../ui/Waiting.tsx'
import classes from './room.module.css'

// Told before its code runs: Excalidraw takes its fonts from our own server.
const load = () => {
  window.EXCALIDRAW_ASSET_PATH = '/excalidraw/'
  return import('./whiteboard/Whiteboard.tsx')
}
const Whiteboard = lazy(load)

/** Begins to load the whiteboard's code, the largest of the room, before it is needed. */
export const preloadBoard = (): void => {
  load().catch(() => undefined)
}

/** The whiteboard, or its place while its code loads. */
export function Board() {
  return (
    <Suspense
      fallback={
        <Waiting what="Loading the whiteboard">
          <div className={classes.boardLoading}>Loading the whiteboard…</div>
        </Waiting>
      }
    >
      <Whiteboard />
    </Suspense>
  )
}
