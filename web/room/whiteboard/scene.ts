import { bumpVersion, CaptureUpdateAction, reconcileElements, restoreElements } from '@excalidraw/excalidraw'
import type { RemoteExcalidrawElement } from '@excalidraw/excalidraw/data/reconcile'
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { BoardElement } from '../../../server/interview/board.ts'
import type { Scene } from './board-binding.ts'

/** Excalidraw's drawing as the binding sees it. */
export function sceneOf(api: ExcalidrawImperativeAPI): Scene {
  return {
    elements: () => api.getSceneElementsIncludingDeleted(),
    merge(coming) {
      const elements = reconcileElements(
        api.getSceneElementsIncludingDeleted(),
        remote(coming),
        api.getAppState(),
      )
      api.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER })
    },
    raise(id, above) {
      const element = api.getSceneElementsIncludingDeleted().find((it) => it.id === id)
      if (element) bumpVersion(element, above)
    },
    drop(ids) {
      const elements = api.getSceneElementsIncludingDeleted().filter((it) => !ids.includes(it.id))
      api.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER })
    },
  }
}

/** Elements of the log as Excalidraw takes them: copies, since it changes what it holds, each mended where a field lacks. */
export function drawable(elements: readonly BoardElement[]): ExcalidrawElement[] {
  const copies: ExcalidrawElement[] = JSON.parse(JSON.stringify(elements))
  return restoreElements(copies, null, { refreshDimensions: false, repairBindings: false })
}

// Excalidraw brands elements from elsewhere by type only; nothing but a cast makes the brand.
const remote = (coming: readonly BoardElement[]) => drawable(coming) as unknown as RemoteExcalidrawElement[]
