import type { ExcalidrawDocument } from '../../../server/interview/export.ts'

type Fields = Record<string, unknown>
let count = 0
const next = (prefix: string) => `${prefix}${++count}`

/** Small pieces of scenes, with the few fields that the reading needs; everything else may be missing in old files. */
export const box = (x: number, y: number, w = 160, h = 80, more: Fields = {}) => ({
  id: next('box'),
  type: 'rectangle',
  x,
  y,
  width: w,
  height: h,
  ...more,
})
export const words = (text: string, x: number, y: number, more: Fields = {}) => {
  const lines = text.split('\n')
  return {
    id: next('text'),
    type: 'text',
    text,
    fontSize: 20,
    x,
    y,
    width: 10 * Math.max(...lines.map((line) => line.length)),
    height: 25 * lines.length,
    ...more,
  }
}
/** A box with its name lying over it, tied to nothing. */
export const named = (text: string, x: number, y: number, w = 160, h = 80) => [
  box(x, y, w, h),
  words(text, x + 20, y + h / 2 - 12),
]
export const arrow = (points: [number, number][], more: Fields = {}) =>
  line(points, { type: 'arrow', ...more })
export const line = (points: [number, number][], more: Fields = {}) => {
  const [x, y] = points[0] ?? [0, 0]
  return { id: next('line'), type: 'line', x, y, points: points.map(([px, py]) => [px - x, py - y]), ...more }
}
export const ellipse = (x: number, y: number, w: number, h: number, more: Fields = {}) => ({
  ...box(x, y, w, h, more),
  type: 'ellipse',
})
export const image = (x: number, y: number, size = 80, more: Fields = {}) => ({
  ...box(x, y, size, size, more),
  type: 'image',
})
export const scene = (
  ...elements: ({ id: string; type: string } | { id: string; type: string }[])[]
): ExcalidrawDocument => ({
  type: 'excalidraw',
  elements: elements.flat(),
})
