import type { ComponentKind } from './build-library.ts'

/** A stroke of an icon, in a field of 100 by 60 that stands in the upper part of an item. */
export type Stroke =
  | { is: 'box'; x: number; y: number; w: number; h: number; filled?: boolean; round?: boolean }
  | { is: 'oval'; x: number; y: number; w: number; h: number; filled?: boolean }
  | { is: 'line'; points: [number, number][]; curved?: boolean; filled?: boolean }

const line = (...points: [number, number][]): Stroke => ({ is: 'line', points })
const headLength = 9
const headAngle = Math.PI / 6
/** A line with a head of two strokes: Excalidraw draws heads on arrows only, and a real arrow would be a flow. */
function arrow(from: [number, number], to: [number, number]): Stroke[] {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0])
  const back = (turn: number): [number, number] => [
    to[0] - headLength * Math.cos(angle + turn),
    to[1] - headLength * Math.sin(angle + turn),
  ]
  return [line(from, to), line(back(headAngle), to, back(-headAngle))]
}
const outline = (...points: [number, number][]): Stroke => ({
  is: 'line',
  points: [...points, ...points.slice(0, 1)],
  filled: true,
})
const curve = (...points: [number, number][]): Stroke => ({ is: 'line', points, curved: true })
const box = (x: number, y: number, w: number, h: number): Stroke => ({ is: 'box', x, y, w, h })
const bar = (x: number, y: number, w: number, h: number): Stroke => ({ is: 'box', x, y, w, h, filled: true })

const cylinder: Stroke[] = [
  line([26, 10], [26, 50]),
  line([74, 10], [74, 50]),
  curve([26, 50], [36, 56], [50, 58], [64, 56], [74, 50]),
  { is: 'oval', x: 26, y: 2, w: 48, h: 16, filled: true },
]

/** What each kind of component is drawn with. */
export const icons: Record<ComponentKind, Stroke[]> = {
  client: [
    { is: 'box', x: 34, y: 0, w: 32, h: 60, filled: true, round: true },
    line([34, 10], [66, 10]),
    line([34, 48], [66, 48]),
    { is: 'oval', x: 47, y: 51, w: 6, h: 6 },
  ],
  'load-balancer': [
    line([4, 30], [34, 30]),
    { is: 'oval', x: 34, y: 18, w: 24, h: 24, filled: true },
    ...arrow([56, 22], [94, 6]),
    ...arrow([58, 30], [96, 30]),
    ...arrow([56, 38], [94, 54]),
  ],
  service: [
    outline([50, 0], [78, 15], [78, 45], [50, 60], [22, 45], [22, 15]),
    line([42, 20], [33, 30], [42, 40]),
    line([58, 20], [67, 30], [58, 40]),
  ],
  queue: [
    ...arrow([0, 30], [16, 30]),
    { is: 'box', x: 18, y: 16, w: 62, h: 28, filled: true },
    line([33, 16], [33, 44]),
    line([49, 16], [49, 44]),
    line([65, 16], [65, 44]),
    ...arrow([82, 30], [98, 30]),
  ],
  'stream-processor': [
    curve([2, 14], [14, 4], [26, 14], [38, 24], [48, 14]),
    curve([2, 34], [14, 24], [26, 34], [38, 44], [48, 34]),
    curve([2, 54], [14, 44], [26, 54], [38, 64], [48, 54]),
    outline([56, 6], [76, 24], [76, 40], [56, 58]),
    ...arrow([78, 32], [98, 32]),
  ],
  cache: [outline([56, 0], [28, 34], [46, 34], [40, 60], [72, 24], [53, 24])],
  sql: [
    ...cylinder,
    curve([26, 24], [36, 30], [50, 32], [64, 30], [74, 24]),
    curve([26, 37], [36, 43], [50, 45], [64, 43], [74, 37]),
  ],
  'key-value': [0, 21, 42].flatMap((y) => [
    bar(12, y, 22, 16),
    line([34, y + 8], [44, y + 8]),
    box(44, y, 46, 16),
  ]),
  'object-store': [
    outline([22, 10], [78, 10], [68, 54], [59, 58], [50, 59], [41, 58], [32, 54]),
    { is: 'oval', x: 22, y: 2, w: 56, h: 16, filled: true },
  ],
  warehouse: [
    outline([50, 0], [90, 20], [90, 60], [10, 60], [10, 20]),
    ...[24, 44, 64].map((x) => box(x, 30, 12, 30)),
  ],
  'batch-job': [
    { is: 'oval', x: 22, y: 2, w: 56, h: 56, filled: true },
    line([50, 12], [50, 30], [64, 38]),
    line([50, 2], [50, 7]),
    line([78, 30], [73, 30]),
    line([50, 58], [50, 53]),
    line([22, 30], [27, 30]),
  ],
  dashboard: [
    { is: 'box', x: 10, y: 0, w: 80, h: 50, round: true },
    bar(22, 28, 10, 16),
    bar(38, 18, 10, 26),
    bar(54, 24, 10, 20),
    bar(70, 10, 10, 34),
    line([36, 60], [64, 60]),
    line([50, 50], [50, 60]),
  ],
}
