import Elk, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js'
import type { ReferenceSolution } from '../../interview/question.ts'
import { LETTERS, sizeOf, wrapped } from './text.ts'

/** Where something stands, in pixels from the top left of the whole. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}
export interface PlacedFlow {
  /** Its place in the reference's list. */
  index: number
  /** Corners from the first component to the second. */
  points: { x: number; y: number }[]
  label: { text: string; box: Box }
}
export interface Layout {
  components: ReadonlyMap<string, { label: string; box: Box }>
  regions: ReadonlyMap<string, Box>
  flows: PlacedFlow[]
}

export const FONT = { node: 18, edge: 14 } as const
const PADDING = { x: 18, y: 16 } as const
const SMALLEST = { width: 130, height: 64 } as const

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.edgeLabels.inline': 'false',
  'elk.edgeLabels.placement': 'CENTER',
  'elk.layered.edgeLabels.sideSelection': 'SMART_DOWN',
  'elk.spacing.nodeNode': '48',
  'elk.spacing.edgeNode': '28',
  'elk.spacing.edgeEdge': '18',
  'elk.spacing.edgeLabel': '6',
  'elk.layered.spacing.nodeNodeBetweenLayers': '56',
  'elk.layered.spacing.edgeNodeBetweenLayers': '26',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '18',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.thoroughness': '20',
  'elk.randomSeed': '45',
}
/** The title of a frame stands above its edge; what is above must keep clear of it. */
const insideRegion = { 'elk.padding': '[top=36,left=28,bottom=28,right=28]' }

/** Lays out the components and flows of a reference with ELK's layered algorithm. The same reference gives the same layout. */
export async function layOut(reference: ReferenceSolution): Promise<Layout> {
  const components = reference.layers.flatMap((layer) => layer.components)
  const nodes = components.map((one) => ({ one, node: nodeOf(one.id, one.label) }))
  const within = (region: string | undefined) =>
    nodes.filter(({ one }) => one.region === region).map(({ node }) => node)
  const graph: ElkNode = {
    id: 'root',
    layoutOptions: options,
    children: [
      ...reference.regions
        .map(({ id }) => ({ id: `region:${id}`, layoutOptions: insideRegion, children: within(id) }))
        .filter(({ children }) => children.length > 0),
      ...within(undefined),
    ],
    edges: reference.flows.map(({ from, to, label }, index) => {
      const text = wrapped(label, LETTERS.edge)
      return {
        id: `flow:${index}`,
        sources: [from],
        targets: [to],
        labels: [{ id: `label:${index}`, text, ...sizeOf(text, FONT.edge) }],
      }
    }),
  }
  const placed = await new Elk().layout(graph)
  return read(placed, new Map(components.map(({ id, label }) => [id, wrapped(label, LETTERS.node)])))
}

function nodeOf(id: string, label: string): ElkNode {
  const { width, height } = sizeOf(wrapped(label, LETTERS.node), FONT.node)
  return {
    id,
    width: Math.max(SMALLEST.width, width + 2 * PADDING.x),
    height: Math.max(SMALLEST.height, height + 2 * PADDING.y),
  }
}

const boxOf = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): Box => ({ x, y, width, height })

function read(root: ElkNode, labels: ReadonlyMap<string, string>): Layout {
  const components = new Map<string, { label: string; box: Box }>()
  const regions = new Map<string, Box>()
  const flows: PlacedFlow[] = []
  const visit = (node: ElkNode): void => {
    const label = labels.get(node.id)
    if (label !== undefined) components.set(node.id, { label, box: boxOf(node) })
    else if (node.id.startsWith('region:')) regions.set(node.id.slice('region:'.length), boxOf(node))
    for (const edge of node.edges ?? []) flows.push(flowOf(edge))
    for (const child of node.children ?? []) visit(child)
  }
  visit(root)
  return { components, regions, flows: flows.sort((a, b) => a.index - b.index) }
}

function flowOf({ id, sections = [], labels = [] }: ElkExtendedEdge): PlacedFlow {
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ])
  const [label] = labels
  return {
    index: Number(id.slice('flow:'.length)),
    points: points.map(({ x, y }) => ({ x, y })),
    label: { text: label?.text ?? '', box: boxOf(label ?? {}) },
  }
}
