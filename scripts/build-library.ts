import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { componentKinds } from '../server/interview/question.ts'
import { icons, type Stroke } from './library-icons.ts'

export type ComponentKind = (typeof componentKinds)[number]

/** Where the room loads the shapes from. */
export const libraryFile = fileURLToPath(
  new URL('../web/room/library/data-systems.excalidrawlib', import.meta.url),
)

type Element = Record<string, unknown> & { id: string; type: string }
type Look = { caption: string; stroke: string; fill: string; shade: string }

// Excalidraw's own palette, by what a component does: asks, decides, carries, keeps, shows.
const asks = { stroke: '#495057', fill: '#f8f9fa', shade: '#dee2e6' }
const computes = { stroke: '#1971c2', fill: '#e7f5ff', shade: '#a5d8ff' }
const carries = { stroke: '#e8590c', fill: '#fff4e6', shade: '#ffd8a8' }
const keeps = { stroke: '#2f9e44', fill: '#ebfbee', shade: '#b2f2bb' }
const shows = { stroke: '#9c36b5', fill: '#f8f0fc', shade: '#eebefa' }

const looks: Record<ComponentKind, Look> = {
  client: { caption: 'Client', ...asks },
  'load-balancer': { caption: 'Load balancer', ...carries },
  service: { caption: 'Service', ...computes },
  queue: { caption: 'Queue', ...carries },
  'stream-processor': { caption: 'Stream processor', ...computes },
  cache: { caption: 'Cache', ...keeps },
  sql: { caption: 'SQL database', ...keeps },
  'key-value': { caption: 'Key-value store', ...keeps },
  'object-store': { caption: 'Object store', ...keeps },
  warehouse: { caption: 'Warehouse', ...keeps },
  'batch-job': { caption: 'Batch job', ...computes },
  dashboard: { caption: 'Dashboard', ...shows },
}

const frame = { width: 160, height: 116 }
const iconAt = { x: 30, y: 14 }
const fontSize = 16
const lineHeight = 1.25
/** Wider than any of the captions is drawn: Excalidraw clips a text at its width. */
const widthPerLetter = 0.62
const gapBelowCaption = 8
/** Excalidraw wants a time; a fixed one keeps the file the same from build to build. */
const created = Date.UTC(2026, 0, 1)

const numberFrom = (text: string): number =>
  Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 7), 16)

function base(id: string, kind: ComponentKind): Element {
  return {
    id,
    type: 'rectangle',
    angle: 0,
    strokeColor: looks[kind].stroke,
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 1,
    strokeStyle: 'solid',
    roughness: 0,
    opacity: 100,
    groupIds: [`${kind}-group`],
    frameId: null,
    roundness: null,
    seed: numberFrom(id),
    version: 1,
    versionNonce: numberFrom(`${id} nonce`),
    isDeleted: false,
    boundElements: null,
    updated: created,
    link: null,
    locked: false,
  }
}

/** The box with its caption: arrows bind to the box, and a reader of the scene finds the label in it. */
function captioned(kind: ComponentKind): Element[] {
  const { caption, fill } = looks[kind]
  const boxId = `${kind}-box`
  const textId = `${kind}-caption`
  const width = Math.ceil(caption.length * fontSize * widthPerLetter)
  const height = fontSize * lineHeight
  const box: Element = {
    ...base(boxId, kind),
    x: 0,
    y: 0,
    ...frame,
    backgroundColor: fill,
    strokeWidth: 2,
    roundness: { type: 3 },
    boundElements: [{ id: textId, type: 'text' }],
    customData: { component: kind },
  }
  const text: Element = {
    ...base(textId, kind),
    type: 'text',
    x: (frame.width - width) / 2,
    y: frame.height - height - gapBelowCaption,
    width,
    height,
    strokeColor: '#1e1e1e',
    text: caption,
    originalText: caption,
    fontSize,
    fontFamily: 5,
    textAlign: 'center',
    verticalAlign: 'bottom',
    containerId: boxId,
    autoResize: true,
    lineHeight,
  }
  return [box, text]
}

function drawn(kind: ComponentKind, stroke: Stroke, nth: number): Element {
  const start = base(`${kind}-stroke-${nth}`, kind)
  const backgroundColor = 'filled' in stroke && stroke.filled ? looks[kind].shade : 'transparent'
  if (stroke.is === 'line') {
    const [first = [0, 0]] = stroke.points
    const points = stroke.points.map(([x, y]) => [x - first[0], y - first[1]])
    const along = (axis: 0 | 1): number[] => stroke.points.map((point) => point[axis])
    const extent = (values: number[]): number => Math.max(...values) - Math.min(...values)
    return {
      ...start,
      // A free line and not an arrow: it belongs to the picture and connects nothing.
      type: 'line',
      x: iconAt.x + first[0],
      y: iconAt.y + first[1],
      width: extent(along(0)),
      height: extent(along(1)),
      backgroundColor,
      roundness: stroke.curved ? { type: 2 } : null,
      points,
      lastCommittedPoint: null,
      startBinding: null,
      endBinding: null,
      startArrowhead: null,
      endArrowhead: null,
    }
  }
  return {
    ...start,
    type: stroke.is === 'oval' ? 'ellipse' : 'rectangle',
    x: iconAt.x + stroke.x,
    y: iconAt.y + stroke.y,
    width: stroke.w,
    height: stroke.h,
    backgroundColor,
    roundness: stroke.is === 'box' && stroke.round ? { type: 3 } : null,
  }
}

function kindsInOrder(): ComponentKind[] {
  return Object.keys(looks).filter((name): name is ComponentKind => name in looks)
}

/** The library as Excalidraw reads it: one item for each kind of component. */
export function library() {
  return {
    type: 'excalidrawlib',
    version: 2,
    source: 'fortyfive',
    libraryItems: kindsInOrder().map((kind) => ({
      id: `fortyfive-${kind}`,
      status: 'published',
      created,
      name: looks[kind].caption,
      elements: [...captioned(kind), ...icons[kind].map((stroke, nth) => drawn(kind, stroke, nth + 1))],
    })),
  }
}

/** Text of the file. */
export const libraryText = (): string => `${JSON.stringify(library(), null, 1)}\n`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(fileURLToPath(new URL('.', `file://${libraryFile}`)), { recursive: true })
  await writeFile(libraryFile, libraryText())
}
