import { type Board, type BoardElement, boardElement, stands } from '../../../server/interview/board.ts'

/** A drawing is stored this long after its last change, once the pointer is up, in ms. */
const IDLE_MS = 200
/** Somebody who types without a pause is stored at least this often, in ms. */
const AT_LEAST_MS = 1_000
/** How often others see a stroke that is still under way, in ms. */
const STROKE_MS = 120
/** A stroke that was seen under way and never stored (its author is gone) leaves again after this, in ms. */
const STROKE_KEPT_MS = 15_000
/** Frames may hold 1 MB and 2,000 elements; UTF-8 may take up to three bytes for what counts as one character here. */
const FRAME_CHARACTERS = 300_000
const FRAME_ELEMENTS = 1_000
/** Larger strokes than this are not shown before they are stored; a live frame holds at most 100 elements. */
const STROKE_CHARACTERS = 60_000
const STROKE_ELEMENTS = 100
/** Nothing of these is shared: their pictures and pages are not in the log. */
const NOT_SHARED = new Set(['image', 'iframe', 'embeddable', 'magicframe', 'selection'])

/** What the binding needs of the drawing on the screen. */
export interface Scene {
  /** All elements, deleted ones too. Excalidraw changes them in place, so nothing here is kept. */
  elements(): readonly Stamped[]
  /** Takes in what came from elsewhere, by Excalidraw's rule; what is being edited stays. Never an undo step. */
  merge(coming: readonly BoardElement[]): void
  /** Gives an element a version above this one: it was edited while another version of it came in. */
  raise(id: string, above: number): void
  /** Takes elements away as if they had never been there. */
  drop(ids: readonly string[]): void
}

interface Stamped {
  readonly id: string
  readonly type: string
  readonly version: number
  readonly versionNonce: number
  readonly isDeleted: boolean
}

export interface BindingParts {
  scene: Scene
  /** Stores changed elements in the log. */
  append(elements: BoardElement[]): void
  /** Shows a stroke under way to the others. */
  live(elements: BoardElement[]): void
  /** Runs `work` in `ms`; gives back what cancels it. */
  later(ms: number, work: () => void): () => void
}

export interface BoardBinding {
  /** The drawing changed on this screen. `drawing` while the pointer is down. */
  changed(drawing: boolean): void
  /** The shared whiteboard as the log has it. */
  shared(board: Board): void
  /** A stroke under way of somebody else. */
  stroke(elements: readonly BoardElement[]): void
  /** Stores at once what is not stored yet. */
  flush(): void
  close(): void
}

const stamp = (element: Stamped) => `${element.version}:${element.versionNonce}`

/** Binds a drawing on the screen to the shared whiteboard. Sends each version once and never what came from elsewhere. */
export function bindBoard({ scene, append, live, later }: BindingParts): BoardBinding {
  /** Version of each element that the log has or that is on its way there. */
  const known = new Map<string, string>()
  /** Version of each element as seen under way, not in the log. */
  const strokes = new Map<string, { stamp: string; cancel: () => void }>()
  let board: Board = {}
  let idle: (() => void) | null = null
  let latest: (() => void) | null = null
  let strokeDue: (() => void) | null = null
  let strokeSent = ''

  const unsent = () =>
    scene
      .elements()
      .filter(
        (element) =>
          !NOT_SHARED.has(element.type) &&
          known.get(element.id) !== stamp(element) &&
          strokes.get(element.id)?.stamp !== stamp(element) &&
          !(element.isDeleted && !known.has(element.id)),
      )

  const stopTimers = () => {
    for (const cancel of [idle, latest, strokeDue]) cancel?.()
    idle = latest = strokeDue = null
  }

  function flush() {
    stopTimers()
    for (const element of unsent()) {
      const there = board[element.id]
      if (there && stands(there, copyOf(element))) scene.raise(element.id, there.version)
    }
    const copies = unsent().map(copyOf)
    for (const element of copies) known.set(element.id, stamp(element))
    for (const frame of inFrames(copies)) append(frame)
  }

  function sendStroke() {
    strokeDue = null
    const under = unsent()
    const signature = under.map((element) => `${element.id}@${stamp(element)}`).join()
    if (under.length === 0 || under.length > STROKE_ELEMENTS || signature === strokeSent) return
    strokeSent = signature
    const copies = under.map(copyOf)
    if (JSON.stringify(copies).length <= STROKE_CHARACTERS) live(copies)
  }

  return {
    flush,
    changed(drawing) {
      if (unsent().length === 0) return
      if (drawing) {
        idle?.()
        idle = null
        strokeDue ??= later(STROKE_MS, sendStroke)
        return
      }
      idle?.()
      idle = later(IDLE_MS, flush)
      latest ??= later(AT_LEAST_MS, flush)
    },
    shared(next) {
      board = next
      const coming = Object.values(next).filter((element) => known.get(element.id) !== stamp(element))
      for (const element of coming) {
        known.set(element.id, stamp(element))
        strokes.get(element.id)?.cancel()
        strokes.delete(element.id)
      }
      if (coming.length > 0) scene.merge(coming)
    },
    stroke(elements) {
      const coming = elements.filter((element) => {
        const there = board[element.id]
        return !NOT_SHARED.has(element.type) && !(there && stands(there, element))
      })
      for (const element of coming) {
        strokes.get(element.id)?.cancel()
        const cancel = later(STROKE_KEPT_MS, () => {
          strokes.delete(element.id)
          const there = board[element.id]
          scene.drop([element.id])
          if (there) scene.merge([there])
        })
        strokes.set(element.id, { stamp: stamp(element), cancel })
      }
      if (coming.length > 0) scene.merge(coming)
    },
    close() {
      stopTimers()
      for (const { cancel } of strokes.values()) cancel()
      strokes.clear()
    },
  }
}

/** A copy as the log keeps it: plain JSON, since Excalidraw goes on changing the original. */
function copyOf(element: Stamped): BoardElement {
  return boardElement.parse(JSON.parse(JSON.stringify(element)))
}

/** Elements in portions that each fit a frame. */
export function inFrames(elements: readonly BoardElement[]): BoardElement[][] {
  const frames: BoardElement[][] = []
  let size = 0
  for (const element of elements) {
    const length = JSON.stringify(element).length
    const last = frames.at(-1)
    if (!last || size + length > FRAME_CHARACTERS || last.length >= FRAME_ELEMENTS) {
      frames.push([element])
      size = length
    } else {
      last.push(element)
      size += length
    }
  }
  return frames
}
