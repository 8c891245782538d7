import { z } from 'zod'

/** An element of the library as far as copying it needs to know; all else is kept as it is. */
const shape = z.looseObject({
  id: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  groupIds: z.array(z.string()).default([]),
  containerId: z.string().nullish(),
  boundElements: z.array(z.looseObject({ id: z.string() })).nullish(),
})
export type Shape = z.infer<typeof shape>

/** An Excalidraw library as this project ships it: named items of elements. */
export const libraryFile = z.object({
  type: z.literal('excalidrawlib'),
  libraryItems: z.array(z.looseObject({ id: z.string(), name: z.string(), elements: z.array(shape).min(1) })),
})
export type LibraryItem = z.infer<typeof libraryFile>['libraryItems'][number]

interface Point {
  x: number
  y: number
}

/**
 * Copies of an item's elements around `centre`, with ids and groups of their own and the ties between them kept.
 * `newId` gives a fresh id at each call, `chance` a number from 0 up to 1.
 */
export function copiesAt(
  elements: readonly Shape[],
  centre: Point,
  newId: () => string,
  chance: () => number,
): Shape[] {
  const box = boundsOf(elements)
  const dx = centre.x - (box.left + box.right) / 2
  const dy = centre.y - (box.top + box.bottom) / 2
  const ids = new Map(elements.map((element) => [element.id, newId()]))
  const groups = new Map(elements.flatMap((element) => element.groupIds.map((id) => [id, newId()])))
  const nonce = () => Math.floor(chance() * 2 ** 31)
  return elements.map((element) => ({
    ...structuredClone(element),
    id: ids.get(element.id) ?? element.id,
    x: element.x + dx,
    y: element.y + dy,
    groupIds: element.groupIds.map((id) => groups.get(id) ?? id),
    containerId: element.containerId ? (ids.get(element.containerId) ?? null) : element.containerId,
    boundElements: element.boundElements?.flatMap((bound) => {
      const id = ids.get(bound.id)
      return id ? [{ ...bound, id }] : []
    }),
    seed: nonce(),
    version: 1,
    versionNonce: nonce(),
    isDeleted: false,
    index: null,
  }))
}

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** The box around elements. */
export function boundsOf(elements: readonly Pick<Shape, 'x' | 'y' | 'width' | 'height'>[]): Box {
  return {
    left: Math.min(...elements.map((it) => it.x)),
    top: Math.min(...elements.map((it) => it.y)),
    right: Math.max(...elements.map((it) => it.x + it.width)),
    bottom: Math.max(...elements.map((it) => it.y + it.height)),
  }
}

/** Room left between components that are placed side by side, for an arrow and its label. */
const APART = 60
/** How many places to each side of the middle are tried. */
const REACH = 4

/** The free place for a box of this size that is nearest to `middle`; `middle` itself where there is none around it. */
export function freeSpot(
  middle: Point,
  size: { width: number; height: number },
  taken: readonly Box[],
): Point {
  const steps = Array.from({ length: 2 * REACH + 1 }, (_, index) => index - REACH)
  const spots = steps.flatMap((column) =>
    steps.map((row) => ({
      x: middle.x + column * (size.width + APART),
      y: middle.y + row * (size.height + APART),
    })),
  )
  const far = (spot: Point) => Math.hypot(spot.x - middle.x, spot.y - middle.y)
  const isFree = (spot: Point) => !taken.some((box) => overlaps(box, spot, size))
  return spots.sort((a, b) => far(a) - far(b)).find(isFree) ?? middle
}

function overlaps(box: Box, { x, y }: Point, { width, height }: { width: number; height: number }): boolean {
  const half = { width: width / 2 + APART / 3, height: height / 2 + APART / 3 }
  return (
    box.left < x + half.width &&
    box.right > x - half.width &&
    box.top < y + half.height &&
    box.bottom > y - half.height
  )
}
