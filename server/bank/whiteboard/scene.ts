import { createHash } from 'node:crypto'
import type { ReferenceSolution } from '../../interview/question.ts'
import { type Box, FONT, type Layout, layOut, type PlacedFlow } from './layout.ts'
import { looks } from './looks.ts'
import { LINE_HEIGHT } from './text.ts'

type Element = Record<string, unknown> & { id: string; type: string }

/** An Excalidraw document, as Excalidraw's own files are. */
export interface Scene {
  type: 'excalidraw'
  version: 2
  source: 'fortyfive'
  elements: Element[]
  appState: Record<string, unknown>
  files: Record<string, never>
}

/** Excalidraw wants a time; a fixed one keeps the file the same from run to run. */
const UPDATED = Date.UTC(2026, 0, 1)
const INK = '#1e1e1e'
const QUIET = '#495057'
/** Excalidraw's number for Helvetica, which every browser has or has an equal of. */
const FONT_FAMILY = 2

const numberFrom = (text: string): number =>
  Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 7), 16)

/** To half pixels: what a layout library leaves behind the point is noise in a file. */
const half = (value: number): number => Math.round(value * 2) / 2

const base = (id: string, { x, y, width, height }: Box, frameId: string | null): Element => ({
  id,
  type: 'rectangle',
  x: half(x),
  y: half(y),
  width: half(width),
  height: half(height),
  angle: 0,
  strokeColor: INK,
  backgroundColor: 'transparent',
  fillStyle: 'solid',
  strokeWidth: 2,
  strokeStyle: 'solid',
  roughness: 0,
  opacity: 100,
  groupIds: [],
  frameId,
  roundness: null,
  seed: numberFrom(id),
  version: 1,
  versionNonce: numberFrom(`${id} nonce`),
  isDeleted: false,
  boundElements: null,
  updated: UPDATED,
  link: null,
  locked: false,
})

const words = (text: string, fontSize: number): Partial<Element> => ({
  type: 'text',
  text,
  originalText: text,
  fontSize,
  fontFamily: FONT_FAMILY,
  textAlign: 'center',
  autoResize: true,
  lineHeight: LINE_HEIGHT,
})

const frameOf = (region: string | undefined): string | null =>
  region === undefined ? null : `region-${region}`

/**
 * Draws a reference solution as an Excalidraw scene: a box for each component, an arrow bound at both ends for each
 * flow with its label beside it, a frame for each region. The same reference gives the same bytes.
 */
export async function sceneOf(reference: ReferenceSolution): Promise<Scene> {
  const layout = await layOut(reference)
  const flows = layout.flows.map((flow) => flowElements(reference, flow))
  return {
    type: 'excalidraw',
    version: 2,
    source: 'fortyfive',
    elements: [...boxElements(reference, layout), ...flows.flat(), ...frameElements(reference, layout)],
    appState: { viewBackgroundColor: '#ffffff' },
    files: {},
  }
}

function boxElements({ layers, flows }: ReferenceSolution, { components }: Layout): Element[] {
  return layers
    .flatMap((layer) => layer.components)
    .flatMap(({ id, kind, region }) => {
      const placed = components.get(id)
      if (!placed) return []
      const { label, box } = placed
      const { stroke, fill } = looks[kind]
      const height = label.split('\n').length * FONT.node * LINE_HEIGHT
      const inner = { x: box.x + 8, y: box.y + (box.height - height) / 2, width: box.width - 16, height }
      const arrows = flows.flatMap(({ from, to }, index) =>
        from === id || to === id ? [{ id: `flow-${index}`, type: 'arrow' }] : [],
      )
      return [
        {
          ...base(id, box, frameOf(region)),
          strokeColor: stroke,
          backgroundColor: fill,
          roundness: { type: 3 },
          boundElements: [{ id: `${id}-label`, type: 'text' }, ...arrows],
          customData: { component: kind },
        },
        {
          ...base(`${id}-label`, inner, frameOf(region)),
          ...words(label, FONT.node),
          verticalAlign: 'middle',
          containerId: id,
        },
      ]
    })
}

function flowElements({ flows, layers }: ReferenceSolution, { index, points, label }: PlacedFlow): Element[] {
  const flow = flows[index]
  const [start] = points
  if (!flow || !start) return []
  const regionOf = (id: string) => layers.flatMap((it) => it.components).find((it) => it.id === id)?.region
  const region = regionOf(flow.from)
  const frame = region === regionOf(flow.to) ? frameOf(region) : null
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const extent = { width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) }
  const bound = (elementId: string) => ({ elementId, focus: 0, gap: 1 })
  return [
    {
      ...base(`flow-${index}`, { ...start, ...extent }, frame),
      type: 'arrow',
      strokeColor: QUIET,
      points: points.map(({ x, y }) => [half(x - start.x), half(y - start.y)]),
      lastCommittedPoint: null,
      startBinding: bound(flow.from),
      endBinding: bound(flow.to),
      startArrowhead: null,
      endArrowhead: 'arrow',
      elbowed: false,
    },
    // Beside the arrow and not bound to it: Excalidraw would move a bound label to the arrow's middle, over other things.
    {
      ...base(`flow-${index}-label`, label.box, frame),
      ...words(label.text, FONT.edge),
      strokeColor: QUIET,
      verticalAlign: 'top',
      containerId: null,
    },
  ]
}

function frameElements({ regions }: ReferenceSolution, { regions: placed }: Layout): Element[] {
  return regions.flatMap(({ id, title }) => {
    const box = placed.get(id)
    return box
      ? [{ ...base(`region-${id}`, box, null), type: 'frame', name: title, strokeColor: '#bbbbbb' }]
      : []
  })
}
