import type { BoardGraph } from '../interview/export.ts'
import type { BoardFinding } from './debrief/schema.ts'
import { type Role, rolesOf } from './whiteboard-roles.ts'
import { listed } from './words.ts'

interface Component {
  id: string
  label: string
  roles: ReadonlySet<Role>
}

/** What is longer, or holds an arrow or a sum, is a remark beside the drawing and no component. */
const LABEL_WORDS = 7
const isRemark = ({ label }: Component): boolean =>
  label.split(' ').length > LABEL_WORDS || /->|→|=|\s[-+*/]\s/.test(label) || !/\p{L}{3}/u.test(label)

/** Components named in one finding; more would be a list nobody reads. */
const NAMED = 4

class Graph {
  readonly components: Component[]
  readonly next = new Map<string, string[]>()
  private readonly inward = new Set<string>()
  private readonly outward = new Set<string>()

  constructor({ nodes, edges }: BoardGraph) {
    this.components = nodes
      .map(({ id, label }) => ({ id, label: label.trim().replace(/\s+/g, ' '), roles: rolesOf(label) }))
      .filter(({ label }) => label !== '')
    const known = new Map(this.components.map((one) => [one.id, one]))
    for (const { from, to } of edges) {
      const [reader, read] = [known.get(from), known.get(to)]
      if (!reader || !read || from === to) continue
      this.outward.add(from)
      this.inward.add(to)
      this.link(from, to)
      // "Dashboard → Redis" is drawn by who asks; what is asked for flows the other way.
      if (reader.roles.has('consumer') && (read.roles.has('store') || read.roles.has('consumer')))
        this.link(to, from)
    }
  }

  private link(from: string, to: string): void {
    const there = this.next.get(from)
    if (there) there.push(to)
    else this.next.set(from, [to])
  }

  get flows(): boolean {
    return this.outward.size > 0
  }

  isLonely({ id }: Component): boolean {
    return !this.inward.has(id) && !this.outward.has(id)
  }

  /** Where data comes from: nothing flows in, or the label says so and something flows out. */
  get sources(): Component[] {
    const first = this.components.filter(({ id }) => this.outward.has(id) && !this.inward.has(id))
    const named = first.filter(({ roles }) => roles.has('source'))
    return named.length > 0 ? named : first
  }

  /** Who gets the result, by the label. */
  private get named(): Component[] {
    const sources = new Set(this.sources.map(({ id }) => id))
    return this.components.filter(
      (one) => one.roles.has('consumer') && !this.isLonely(one) && !sources.has(one.id),
    )
  }

  /** Whether the people whom the answer is for are drawn where the flows begin: they ask, and the answer comes back. */
  get answersWhoAsks(): boolean {
    return this.named.length === 0 && this.sources.some(({ roles }) => roles.has('person'))
  }

  /** Where ways end: at the consumers, or where who asks is answered from. */
  get ends(): Component[] {
    if (!this.answersWhoAsks) return this.named
    return this.components.filter(
      ({ id, roles }) => this.inward.has(id) && !this.outward.has(id) && !roles.has('watching'),
    )
  }

  /** The shortest way from any of the sources to each of the ends that can be reached, without one component. */
  ways(without?: string): Map<string, string[]> {
    const before = new Map<string, string | null>()
    const order: string[] = []
    for (const { id } of this.sources)
      if (id !== without) {
        before.set(id, null)
        order.push(id)
      }
    for (const id of order)
      for (const to of this.next.get(id) ?? [])
        if (to !== without && !before.has(to)) {
          before.set(to, id)
          order.push(to)
        }
    const ways = new Map<string, string[]>()
    for (const { id } of this.ends) {
      if (!before.has(id)) continue
      const way: string[] = []
      for (let at: string | null = id; at !== null; at = before.get(at) ?? null) way.unshift(at)
      ways.set(id, way)
    }
    return ways
  }

  labelsOf(ids: readonly string[]): string[] {
    const labels = new Map(this.components.map(({ id, label }) => [id, label]))
    return ids.map((id) => labels.get(id) ?? id)
  }
}

const quoted = (labels: readonly string[]): string => {
  const shown = labels.slice(0, NAMED).map((label) => `“${label}”`)
  return labels.length > NAMED ? `${shown.join(', ')} and ${labels.length - NAMED} more` : listed(shown)
}

const pathFinding = (graph: Graph, ways: ReadonlyMap<string, string[]>): BoardFinding[] => {
  // The longest of the shortest ways shows most of the design.
  const [longest] = [...ways.values()].sort((a, b) => b.length - a.length)
  if (!longest) return []
  const components = graph.labelsOf(longest)
  return [
    {
      kind: 'path',
      good: true,
      text: `${graph.answersWhoAsks ? 'Answers who asks' : 'Leads from source to consumer'}: ${components.join(' → ')}.`,
      components,
    },
  ]
}

const cutOff = (graph: Graph, ways: ReadonlyMap<string, string[]>): BoardFinding[] => {
  const { ends } = graph
  if (ends.length === 0)
    return [
      {
        kind: 'no-consumer',
        good: false,
        text: 'Nobody is drawn who gets the result: the flows end inside the system.',
        components: [],
      },
    ]
  const missing = ends.filter(({ id }) => !ways.has(id)).map(({ label }) => label)
  if (missing.length === 0) return []
  const text = `No arrows lead from a source to ${quoted(missing)}.`
  return [{ kind: 'no-path', good: false, text, components: missing }]
}

const storeFinding = ({ components }: Graph): BoardFinding[] =>
  components.some(({ roles }) => roles.has('store'))
    ? []
    : [
        {
          kind: 'no-store',
          good: false,
          text: 'No store is drawn: nothing keeps what flows through.',
          components: [],
        },
      ]

/**
 * Components without which nothing arrives any more: whoever cuts all ways stands on each of them, so that only those on
 * one way need a look. What is drawn as many, or is replicated by its nature, is left out.
 */
const singlePoints = (graph: Graph, ways: ReadonlyMap<string, string[]>): BoardFinding[] => {
  const [any] = [...ways.values()]
  const roles = new Map(graph.components.map((one) => [one.id, one.roles]))
  const inner = (any ?? []).slice(1, -1)
  const single = inner.filter((id) => {
    const own = roles.get(id)
    return !own?.has('ownCopies') && !own?.has('managed') && graph.ways(id).size === 0
  })
  if (single.length === 0) return []
  const components = graph.labelsOf(single)
  const text = `Everything passes through ${quoted(components)}, drawn once: say how many there are, or what happens when ${
    components.length === 1 ? 'it is' : 'one is'
  } gone.`
  return [{ kind: 'single-point', good: false, text, components }]
}

const orphans = (graph: Graph): BoardFinding[] => {
  const lonely = graph.components
    .filter((one) => graph.isLonely(one) && !isRemark(one))
    .map(({ label }) => label)
  if (lonely.length === 0) return []
  const text = `${quoted(lonely)} ${lonely.length === 1 ? 'is' : 'are'} connected to nothing.`
  return [{ kind: 'orphan', good: false, text, components: lonely }]
}

/** Longest board whose single points are looked for; beyond, the drawing is no picture of one design. */
const LARGEST = 400

/** What the graph of a whiteboard shows of the design, good and bad. A board without arrows shows no more than its parts. */
export const whiteboardFindings = (board: BoardGraph): BoardFinding[] => {
  const graph = new Graph(board)
  if (graph.components.length < 2) return []
  if (!graph.flows)
    return [
      ...storeFinding(graph),
      { kind: 'no-path', good: false, text: 'No arrow connects the components.', components: [] },
    ]
  const ways = graph.ways()
  return [
    ...pathFinding(graph, ways),
    ...cutOff(graph, ways),
    ...storeFinding(graph),
    ...(graph.components.length <= LARGEST ? singlePoints(graph, ways) : []),
    ...orphans(graph),
  ]
}
