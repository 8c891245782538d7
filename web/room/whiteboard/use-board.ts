import type { ExcalidrawImperativeAPI, ExcalidrawProps, SocketId } from '@excalidraw/excalidraw/types'
import { useCallback, useEffect, useRef } from 'react'
import { livePayloads } from '../../../server/interview/live.ts'
import { useStore } from '../session/room.ts'
import { type BoardBinding, bindBoard } from './board-binding.ts'
import { POINTER_MS, type PointerFrame, pointerBoard, throttled } from './pointers.ts'
import { sceneOf } from './scene.ts'

const later = (ms: number, work: () => void) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

/** Binds Excalidraw to the room: what is drawn here goes out, what others draw and where they point comes in. */
export function useBoard(api: ExcalidrawImperativeAPI | null, mayDraw: boolean) {
  const store = useStore()
  const binding = useRef<BoardBinding | null>(null)
  const may = useRef(mayDraw)
  may.current = mayDraw
  const pointer = useRef(
    throttled<PointerFrame>(
      POINTER_MS,
      (frame) => store.live('pointer', frame),
      () => performance.now(),
      later,
    ),
  )

  useEffect(() => {
    if (!api) return
    const bound = bindBoard({
      scene: sceneOf(api),
      append: (elements) => may.current && store.append('board.changed', { elements }),
      live: (elements) => may.current && store.live('stroke', { elements }),
      later,
    })
    binding.current = bound
    let board: unknown = null
    const takeIn = () => {
      const next = store.getSnapshot().state.board
      if (next === board) return
      board = next
      bound.shared(next)
    }
    takeIn()
    const ends = [
      store.subscribe(takeIn),
      store.onLive(({ kind, payload }) => {
        if (kind !== 'stroke') return
        const stroke = livePayloads.stroke.safeParse(payload)
        if (stroke.success) bound.stroke(stroke.data.elements)
      }),
      showPointers(api, store),
      onHide(() => bound.flush()),
    ]
    return () => {
      bound.flush()
      bound.close()
      for (const end of ends) end()
      binding.current = null
    }
  }, [api, store])
  useEffect(() => () => pointer.current.cancel(), [])

  const onChange = useCallback<NonNullable<ExcalidrawProps['onChange']>>((_elements, appState) => {
    if (!may.current) return
    const drawing = appState.cursorButton === 'down' && appState.editingTextElement === null
    binding.current?.changed(drawing)
  }, [])
  const onPointerUpdate = useCallback<NonNullable<ExcalidrawProps['onPointerUpdate']>>(
    ({ pointer: at, button }) => {
      if (may.current) pointer.current.call({ x: at.x, y: at.y, button })
    },
    [],
  )
  const flush = useCallback(() => binding.current?.flush(), [])
  return { onChange, onPointerUpdate, flush }
}

/** Shows where the others point. Hands back its end. */
function showPointers(api: ExcalidrawImperativeAPI, store: ReturnType<typeof useStore>): () => void {
  const pointers = pointerBoard()
  let frame = 0
  const show = () => {
    frame = 0
    const seen = pointers.seen(store.getSnapshot().present, performance.now())
    api.updateScene({
      collaborators: new Map(
        seen.map((it) => [
          socketId(it.person),
          {
            id: it.person,
            username: it.name,
            pointer: { x: it.x, y: it.y, tool: 'pointer' },
            button: it.button,
          },
        ]),
      ),
    })
  }
  const soon = () => {
    if (frame === 0) frame = requestAnimationFrame(show)
  }
  let present = store.getSnapshot().present
  const ends = [
    store.onLive(({ from, kind, payload }) => {
      if (kind !== 'pointer') return
      const moved = livePayloads.pointer.safeParse(payload)
      if (!moved.success) return
      pointers.moved(from, moved.data, performance.now())
      soon()
    }),
    store.subscribe(() => {
      if (store.getSnapshot().present === present) return
      present = store.getSnapshot().present
      soon()
    }),
  ]
  return () => {
    cancelAnimationFrame(frame)
    for (const end of ends) end()
  }
}

// Excalidraw's own name for who a pointer belongs to; it is a string with a brand.
const socketId = (person: string) => person as SocketId

function onHide(work: () => void): () => void {
  const hidden = () => {
    if (document.visibilityState === 'hidden') work()
  }
  addEventListener('pagehide', work)
  document.addEventListener('visibilitychange', hidden)
  return () => {
    removeEventListener('pagehide', work)
    document.removeEventListener('visibilitychange', hidden)
  }
}
