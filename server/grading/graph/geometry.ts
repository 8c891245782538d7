export interface Point {
  x: number
  y: number
}
/** An upright rectangle in scene units (pixels at 100 % zoom), y downwards. */
export interface Box {
  x1: number
  y1: number
  x2: number
  y2: number
}

export const width = (box: Box) => box.x2 - box.x1
export const height = (box: Box) => box.y2 - box.y1
export const area = (box: Box) => Math.max(0, width(box)) * Math.max(0, height(box))
export const centre = (box: Box): Point => ({ x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 })
export const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)

export function boxAround(points: readonly Point[]): Box {
  const box = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity }
  for (const { x, y } of points) {
    box.x1 = Math.min(box.x1, x)
    box.y1 = Math.min(box.y1, y)
    box.x2 = Math.max(box.x2, x)
    box.y2 = Math.max(box.y2, y)
  }
  return box
}
export const union = (boxes: readonly Box[]): Box =>
  boxAround(
    boxes.flatMap(({ x1, y1, x2, y2 }) => [
      { x: x1, y: y1 },
      { x: x2, y: y2 },
    ]),
  )
export const grown = ({ x1, y1, x2, y2 }: Box, by: number): Box => ({
  x1: x1 - by,
  y1: y1 - by,
  x2: x2 + by,
  y2: y2 + by,
})
export const corners = ({ x1, y1, x2, y2 }: Box): Point[] => [
  { x: x1, y: y1 },
  { x: x2, y: y1 },
  { x: x2, y: y2 },
  { x: x1, y: y2 },
]

export function turned(point: Point, around: Point, angle: number): Point {
  if (angle === 0) return point
  const [dx, dy] = [point.x - around.x, point.y - around.y]
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return { x: around.x + dx * cos - dy * sin, y: around.y + dx * sin + dy * cos }
}

export const holds = (box: Box, { x, y }: Point) => x >= box.x1 && x <= box.x2 && y >= box.y1 && y <= box.y2
export const overlaps = (a: Box, b: Box) => a.x1 <= b.x2 && b.x1 <= a.x2 && a.y1 <= b.y2 && b.y1 <= a.y2

/** Share of `inner` that lies in `outer`, 0 to 1. Boxes without area count by their centre. */
export function shareInside(inner: Box, outer: Box): number {
  const size = area(inner)
  if (size <= 0) return holds(outer, centre(inner)) ? 1 : 0
  const w = Math.min(inner.x2, outer.x2) - Math.max(inner.x1, outer.x1)
  const h = Math.min(inner.y2, outer.y2) - Math.max(inner.y1, outer.y1)
  return w <= 0 || h <= 0 ? 0 : (w * h) / size
}

/** Distance from a point to a box; 0 inside. */
export function gapTo(box: Box, { x, y }: Point): number {
  return Math.hypot(Math.max(box.x1 - x, 0, x - box.x2), Math.max(box.y1 - y, 0, y - box.y2))
}
/** Distance from a point to the border of a box, from inside too. */
export function gapToBorder(box: Box, point: Point): number {
  if (!holds(box, point)) return gapTo(box, point)
  return Math.min(point.x - box.x1, box.x2 - point.x, point.y - box.y1, box.y2 - point.y)
}
/** Distance between two boxes; 0 when they overlap. */
export function gapBetween(a: Box, b: Box): number {
  return Math.hypot(Math.max(a.x1 - b.x2, 0, b.x1 - a.x2), Math.max(a.y1 - b.y2, 0, b.y1 - a.y2))
}

/** Where on a ray from `from` along `direction` (unit length) a box begins, in scene units; null when it is missed. */
export function rayHits(box: Box, from: Point, direction: Point): number | null {
  let near = -Infinity
  let far = Infinity
  for (const [start, step, low, high] of [
    [from.x, direction.x, box.x1, box.x2],
    [from.y, direction.y, box.y1, box.y2],
  ] as const) {
    if (Math.abs(step) < 1e-9) {
      if (start < low || start > high) return null
      continue
    }
    const [a, b] = [(low - start) / step, (high - start) / step]
    near = Math.max(near, Math.min(a, b))
    far = Math.min(far, Math.max(a, b))
  }
  return near <= far && far >= 0 ? Math.max(0, near) : null
}

export function unit(from: Point, to: Point): Point {
  const length = distance(from, to)
  return length < 1e-9 ? { x: 0, y: 0 } : { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
}

/** Distance from a box to a polyline: the nearest of the box to samples along it. */
export function gapToPath(box: Box, path: readonly Point[]): { gap: number; along: number } {
  let best = { gap: Infinity, along: 0 }
  const total = pathLength(path)
  let passed = 0
  path.slice(1).forEach((to, index) => {
    const from = path[index] ?? to
    const length = distance(from, to)
    const steps = Math.max(1, Math.min(40, Math.ceil(length / 12)))
    for (let step = 0; step <= steps; step++) {
      const t = step / steps
      const gap = gapTo(box, { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t })
      if (gap < best.gap - 1e-9) best = { gap, along: total > 0 ? (passed + length * t) / total : 0 }
    }
    passed += length
  })
  return best
}
export const pathLength = (path: readonly Point[]) =>
  path.slice(1).reduce((sum, to, index) => sum + distance(path[index] ?? to, to), 0)
