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

/** The box around elements. */
export function boundsOf(elements: readonly Pick<Shape, 'x' | 'y' | 'width' | 'height'>[]) {
  return {
    left: Math.min(...elements.map((it) => it.x)),
    top: Math.min(...elements.map((it) => it.y)),
    right: Math.max(...elements.map((it) => it.x + it.width)),
    bottom: Math.max(...elements.map((it) => it.y + it.height)),
  }
}

/** Where the next component goes: the middle of the view, moved on while something already stands right there. */
export function freeSpot(middle: Point, taken: readonly Point[], step = 28): Point {
  const spot = { ...middle }
  const near = (point: Point) =>
    Math.abs(point.x - spot.x) < step / 2 && Math.abs(point.y - spot.y) < step / 2
  for (let tries = 0; tries < 40 && taken.some(near); tries++) {
    spot.x += step
    spot.y += step
  }
  return spot
}
