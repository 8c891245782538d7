import type { ExcalidrawDocument } from '../../interview/export.ts'
import { bodiesOf } from './bodies.ts'
import type { DiagramEdge, DiagramGraph } from './diagram.ts'
import { type Edge, edgesOf } from './edges.ts'
import { flowsOf } from './flows.ts'
import { area, centre, shareInside } from './geometry.ts'
import { Grid } from './grid.ts'
import { labelsOf, tiedTexts } from './labels.ts'
import { piecesOf } from './pieces.ts'
import { mayBeRegion, nestingOf, textsInside } from './regions.ts'
import { type Thing, thingsOf } from './things.ts'

/** What was read from a board. `warnings` name the elements that could not be read and were left out. */
export interface BoardReading {
  graph: DiagramGraph
  warnings: string[]
}

/**
 * Reads the components, flows and regions off an Excalidraw scene of any version, as a person would: what the picture
 * shows goes before what the file links. Never throws on odd elements; pure and deterministic.
 */
export function readBoard(document: ExcalidrawDocument): BoardReading {
  const { pieces, warnings } = piecesOf(document)
  const { bodies, strokes } = bodiesOf(pieces)
  const arrows = pieces.filter((piece) => piece.kind === 'arrow')
  const taken = new Set(bodies.flatMap((body) => body.texts.map((text) => text.id)))
  const nesting = nestingOf(bodies)
  const lines = [...arrows, ...strokes]
  const texts = pieces.filter((piece) => piece.kind === 'text' && !taken.has(piece.id))
  const textsIn = textsInside(texts, bodies)
  const labels = labelsOf({
    texts,
    bodies,
    regions: new Set(bodies.filter((body) => mayBeRegion(body, nesting, textsIn)).map((body) => body.id)),
    flows: lines,
    tied: tiedTexts(texts, arrows),
  })
  const things = thingsOf(bodies, labels)
  const edges = edgesOf(flowsOf(lines), things, labels)
  titleRegions(things, edges)
  return { graph: graphOf(things, edges), warnings }
}

/** A region without a title takes that of an icon with words in its upper part that no arrow touches. */
function titleRegions(things: Thing[], edges: readonly Edge[]): void {
  const touched = new Set(edges.flatMap((edge) => [edge.from, edge.to]))
  for (const region of things.filter((thing) => thing.kind === 'region' && thing.label === '')) {
    const inside = things.filter(
      (thing) => thing.kind === 'node' && thing.label !== '' && shareInside(thing.box, region.box) > 0.85,
    )
    const title = inside
      .filter((thing) => thing.picture && !touched.has(thing))
      .filter((thing) => centre(thing.box).y < region.box.y1 + 0.35 * (region.box.y2 - region.box.y1))
      .sort((a, b) => a.box.y1 - b.box.y1)[0]
    if (!title || inside.length < 2) continue
    region.label = title.label
    things.splice(things.indexOf(title), 1)
  }
}

function graphOf(things: readonly Thing[], edges: readonly Edge[]): DiagramGraph {
  const touched = new Set(edges.flatMap((edge) => [edge.from, edge.to]))
  const regions = things.filter((thing) => thing.kind === 'region')
  const grid = new Grid(regions, (region) => region.box)
  const around = (thing: Thing) => regionAround(thing, grid.meeting(thing.box))
  const nodes = things.filter(
    (thing) => (thing.kind === 'node' && thing.label !== '') || (thing.kind === 'text' && touched.has(thing)),
  )
  const kept = new Set([...nodes, ...regions])
  return {
    format: 'diagram-graph/1',
    nodes: nodes.map((thing) =>
      withOptional({ id: thing.id, label: thing.label }, 'group', around(thing)?.id),
    ),
    groups: regions.map((thing) =>
      withOptional({ id: thing.id, label: thing.label }, 'parent', around(thing)?.id),
    ),
    edges: edges.filter(({ from, to }) => kept.has(from) && kept.has(to)).map(edgeOf),
  }
}

function edgeOf({ from, to, label, direction }: Edge): DiagramEdge {
  return { from: from.id, to: to.id, ...(label === '' ? {} : { label }), direction }
}

function withOptional<T extends object, K extends string>(
  base: T,
  key: K,
  value: string | undefined,
): T & { [P in K]?: string } {
  return value === undefined ? base : { ...base, [key]: value }
}

function regionAround(thing: Thing, regions: readonly Thing[]): Thing | undefined {
  return regions
    .filter(
      (region) =>
        region !== thing && area(region.box) > area(thing.box) && shareInside(thing.box, region.box) > 0.6,
    )
    .sort((a, b) => area(a.box) - area(b.box))[0]
}
