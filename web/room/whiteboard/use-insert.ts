import { CaptureUpdateAction, viewportCoordsToSceneCoords } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { useCallback } from 'react'
import { newId } from '../session/new-id.ts'
import { boundsOf, copiesAt, freeSpot, type LibraryItem } from './insert.ts'
import { drawable } from './scene.ts'

/** Puts a component in the middle of what is in sight, selected, as one step of undo. */
export function useInsert(api: ExcalidrawImperativeAPI | null) {
  return useCallback(
    (item: LibraryItem) => {
      if (!api) return
      const state = api.getAppState()
      const { offsetLeft, offsetTop, width, height } = state
      const middle = viewportCoordsToSceneCoords(
        { clientX: offsetLeft + width / 2, clientY: offsetTop + height / 2 },
        state,
      )
      const { left, top, right, bottom } = boundsOf(item.elements)
      const size = { width: right - left, height: bottom - top }
      const spot = freeSpot(
        middle,
        size,
        api.getSceneElements().map((it) => boundsOf([it])),
      )
      const copies = drawable(
        copiesAt(item.elements, spot, () => newId(), Math.random).map((it) => ({
          ...it,
          type: String(it.type),
          version: 1,
          versionNonce: Number(it.versionNonce),
          isDeleted: false,
        })),
      )
      const groups = copies.flatMap((it) => it.groupIds)
      api.updateScene({
        elements: [...api.getSceneElementsIncludingDeleted(), ...copies],
        appState: {
          selectedElementIds: Object.fromEntries(copies.map((it) => [it.id, true as const])),
          selectedGroupIds: Object.fromEntries(groups.map((id) => [id, true])),
        },
        captureUpdate: CaptureUpdateAction.IMMEDIATELY,
      })
      const zoom = state.zoom.value
      const outOfSight =
        Math.abs(spot.x - middle.x) * zoom > width / 2 || Math.abs(spot.y - middle.y) * zoom > height / 2
      if (outOfSight) api.scrollToContent(copies, { animate: true })
    },
    [api],
  )
}
