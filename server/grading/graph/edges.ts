import { type Candidate, Ends } from './ends.ts'
import type { Flow } from './flows.ts'
import { gapTo, type Point, shareInside } from './geometry.ts'
import { type Labels, wordsOf } from './labels.ts'
import type { Thing } from './things.ts'

export interface Edge {
  from: Thing
  to: Thing
  label: string
  direction: 'forward' | 'both' | 'none'
}

// A plain line joins two things only when it really reaches both.
const lineReach = 30

/** The flows between things. Flows with an end that means nothing are left out. */
export function edgesOf(flows: readonly Flow[], things: readonly Thing[], labels: Labels): Edge[] {
  const ends = new Ends(things)
  return flows.flatMap((flow) => {
    const pair = best(flow, ends.candidates(flow, 'start'), ends.candidates(flow, 'end'))
    if (!pair) return []
    const [start, end] = pair
    const label = wordsOf(flow.ids.flatMap((id) => labels.flows.get(id) ?? []))
    const { heads } = flow
    if (heads.start && !heads.end) return [{ from: end, to: start, label, direction: 'forward' as const }]
    const direction = heads.start ? ('both' as const) : heads.end ? ('forward' as const) : ('none' as const)
    return [{ from: start, to: end, label, direction }]
  })
}

// Both ends of an arrow that comes back lie this near to what it leaves, and it goes out further than that.
const loopReach = 30

/** The thing that an arrow leaves and comes back to, when its two ends lie nearest to the same one. */
function circled(
  { arrow, path }: Flow,
  [start]: readonly Candidate[],
  [end]: readonly Candidate[],
): Thing | undefined {
  if (!arrow || path.length < 3 || !start || start.thing !== end?.thing || start.thing.kind !== 'node')
    return undefined
  const { box } = start.thing
  const near = (point: Point | undefined) => point !== undefined && gapTo(box, point) <= loopReach
  const out = Math.max(...path.map((point) => gapTo(box, point)))
  return near(path[0]) && near(path.at(-1)) && out > loopReach ? start.thing : undefined
}

/** The cheapest pair of two different things, neither of which lies in the other when the flow is a plain line. */
function best(
  flow: Flow,
  starts: readonly Candidate[],
  ends: readonly Candidate[],
): [Thing, Thing] | undefined {
  const around = circled(flow, starts, ends)
  if (around) return [around, around]
  let found: { pair: [Thing, Thing]; cost: number } | undefined
  for (const start of starts.slice(0, 6))
    for (const end of ends.slice(0, 6)) {
      if (start.thing === end.thing) continue
      if (!flow.arrow && (Math.max(start.cost, end.cost) > lineReach || nested(start.thing, end.thing)))
        continue
      const cost = start.cost + end.cost + (nested(start.thing, end.thing) ? 30 : 0)
      if (!found || cost < found.cost) found = { pair: [start.thing, end.thing], cost }
    }
  return found?.pair
}

const nested = (a: Thing, b: Thing) => shareInside(a.box, b.box) > 0.85 || shareInside(b.box, a.box) > 0.85
