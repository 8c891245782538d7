import type { DiagramGraph } from './diagram.ts'
import { type Arc, type Counts, countArcs } from './score-edges.ts'
import { likeness, normal } from './score-labels.ts'
import type { TruthGraph, TruthThing } from './score-schema.ts'

export interface GraphScore {
  nodes: Counts
  edges: Counts
}
type Made = { id: string; label: string }
type Truth = TruthThing & { is: 'node' | 'group' }

/**
 * Holds a produced graph against one made by hand: nodes are paired one to one by label, closest first; edges match when both
 * ends do. A region given as a node is let pass, a node given as a region is found; what is optional counts neither way.
 */
export function scoreGraph(truth: TruthGraph, made: DiagramGraph): GraphScore {
  const nodes = truth.nodes.map((node): Truth => ({ ...node, is: 'node' }))
  const groups = truth.groups.map((group): Truth => ({ ...group, is: 'group' }))
  const match = new Map<Made, Truth>()
  pair(match, made.nodes, nodes)
  pair(match, made.groups, groups)
  pair(match, made.groups, nodes)
  pair(match, made.nodes, groups)
  const needed = nodes.filter((node) => !node.optional)
  const matched = new Set(match.values())
  const found = needed.filter((node) => matched.has(node)).length
  const wrong = made.nodes.filter((node) => !match.has(node)).length
  return {
    nodes: { found, needed: needed.length, right: found, wrong },
    edges: scoreEdges(truth, made, [...nodes, ...groups], match),
  }
}

/** Closest labels first, counted things before optional ones; equally close ones in the order of the graphs. */
function pair(match: Map<Made, Truth>, made: readonly Made[], truths: readonly Truth[]): void {
  const taken = new Set(match.values())
  const offers = made
    .filter((thing) => !match.has(thing))
    .flatMap((thing) =>
      truths
        .filter((truth) => !taken.has(truth))
        .map((truth) => ({
          thing,
          truth,
          close: likeness(thing.label, truth),
          counted: truth.optional ? 0 : 1,
        })),
    )
    .filter(({ close }) => close > 0)
  for (const { thing, truth } of offers.sort((a, b) => b.close - a.close || b.counted - a.counted)) {
    if (match.has(thing) || taken.has(truth)) continue
    match.set(thing, truth)
    taken.add(truth)
  }
}

const classOf = (truth: Truth) => normal(truth.label) || `#${truth.id}`

function scoreEdges(
  truth: TruthGraph,
  made: DiagramGraph,
  things: readonly Truth[],
  match: ReadonlyMap<Made, Truth>,
): Counts {
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  const nameOf = (id: string) => {
    const thing = byId.get(id)
    return thing ? classOf(thing) : `?${id}`
  }
  const truths = truth.edges.flatMap(({ from, to, fromAlt, toAlt, label, direction, optional }, edge) => {
    const ends = { from: new Set([from, ...fromAlt].map(nameOf)), to: new Set([to, ...toAlt].map(nameOf)) }
    return arcsOf({ ...ends, label, optional, edge, free: direction === 'none' }, direction)
  })
  const madeById = new Map([...made.groups, ...made.nodes].map((thing): [string, Made] => [thing.id, thing]))
  const arcs = made.edges.flatMap(({ from, to, label, direction }, edge) => {
    const [a, b] = [madeById.get(from), madeById.get(to)]
    if (!a || !b) return []
    const ends = { from: new Set([madeClass(a, things, match)]), to: new Set([madeClass(b, things, match)]) }
    return arcsOf({ ...ends, label, optional: false, edge, free: direction === 'none' }, direction)
  })
  return countArcs(arcs, truths, optionalClasses(things))
}

function arcsOf(arc: Arc, direction: 'forward' | 'both' | 'none'): Arc[] {
  return direction === 'both' ? [arc, { ...arc, from: arc.to, to: arc.from }] : [arc]
}

/** The class of a produced thing: of what it was paired with, else of what its label is closest to. */
function madeClass(made: Made, things: readonly Truth[], match: ReadonlyMap<Made, Truth>): string {
  const paired = match.get(made)
  if (paired) return classOf(paired)
  let best: { truth: Truth; close: number } | undefined
  for (const truth of things) {
    const close = likeness(made.label, truth)
    if (close > (best?.close ?? 0)) best = { truth, close }
  }
  return best && normal(made.label) ? classOf(best.truth) : `?${normal(made.label) || made.id}`
}

function optionalClasses(things: readonly Truth[]): Set<string> {
  const optional = new Set(things.filter((thing) => thing.optional).map(classOf))
  for (const thing of things) if (!thing.optional) optional.delete(classOf(thing))
  return optional
}

/** Precision, recall and F1; null where nothing was to be found and nothing was produced. */
export function ratesOf({ found, needed, right, wrong }: Counts) {
  const precision = right + wrong > 0 ? right / (right + wrong) : null
  const recall = needed > 0 ? found / needed : null
  const f1 =
    precision === null && recall === null
      ? null
      : precision && recall
        ? (2 * precision * recall) / (precision + recall)
        : 0
  return { precision, recall, f1 }
}

/** Counts of several scenes added up. */
export function sumOf(counts: readonly Counts[]): Counts {
  const sum = { found: 0, needed: 0, right: 0, wrong: 0 }
  for (const each of counts) {
    sum.found += each.found
    sum.needed += each.needed
    sum.right += each.right
    sum.wrong += each.wrong
  }
  return sum
}
