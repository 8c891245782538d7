import type { Flow } from './flows.ts'
import {
  area,
  type Box,
  gapTo,
  gapToBorder,
  grown,
  holds,
  type Point,
  pathLength,
  rayHits,
  unit,
} from './geometry.ts'
import { Grid } from './grid.ts'
import type { Thing } from './things.ts'

/** A thing that an end of a flow may mean; the lower the cost, the surer. */
export interface Candidate {
  thing: Thing
  cost: number
}

// How far from an end the thing it means may be (scene units): right beside it, or in the direction it points to, and then
// no further than the arrow is long: short arrows out of nowhere come from everywhere.
const aside = 60
const ahead = 260
// What the scene's own tie is worth against the picture. Small: ties go wrong between neighbours.
const tieWorth = 40

/** Finds what the ends of flows mean. */
export class Ends {
  private readonly grid: Grid<{ thing: Thing; box: Box }>
  private readonly owner: Map<string, Thing>

  constructor(things: readonly Thing[]) {
    this.grid = new Grid(
      things.flatMap((thing) => thing.boxes.map((box) => ({ thing, box }))),
      (target) => target.box,
    )
    this.owner = new Map(things.flatMap((thing) => thing.elements.map((id) => [id, thing] as const)))
  }

  /** Things that one end may mean, best first. */
  candidates(flow: Flow, which: 'start' | 'end'): Candidate[] {
    const path = which === 'end' ? flow.path : [...flow.path].reverse()
    const end = path.at(-1)
    const before = path.findLast(
      (point) => end !== undefined && Math.hypot(point.x - end.x, point.y - end.y) > 3,
    )
    if (!end || !before) return []
    const direction = unit(before, end)
    const tied = this.owner.get(flow.bound[which] ?? '')
    const reach = Math.min(ahead, Math.max(aside, pathLength(flow.path)))
    const best = new Map<Thing, number>()
    const consider = (thing: Thing, box: Box) => {
      if (thing.kind === 'text' && !flow.arrow) return
      const cost = costOf(thing, box, end, direction, reach)
      if (cost === null) return
      const known = best.get(thing)
      if (known === undefined || cost < known) best.set(thing, cost)
    }
    for (const { thing, box } of this.grid.meeting(
      grown({ x1: end.x, y1: end.y, x2: end.x, y2: end.y }, reach),
    ))
      consider(thing, box)
    const tiedCost = tied && best.get(tied)
    if (tied) best.set(tied, tiedCost === undefined ? aside : tiedCost - tieWorth)
    return [...best]
      .map(([thing, cost]) => ({ thing, cost }))
      .sort((a, b) => a.cost - b.cost || area(a.thing.box) - area(b.thing.box))
  }
}

function costOf(thing: Thing, box: Box, end: Point, direction: Point, reach: number): number | null {
  const extra = (thing.kind === 'text' ? 12 : 0) + (thing.label === '' ? 40 : 0)
  if (thing.kind === 'region') {
    // An end inside a region means what is in it, unless it stops at the border.
    const gap = gapToBorder(box, end)
    if (holds(box, end)) return gap < 20 ? gap + 30 + extra : null
    const hit = rayHits(box, end, direction)
    return gap < aside || (hit !== null && hit < reach)
      ? Math.min(gap * 1.5 + 10, hit ?? Infinity) + 5 + extra
      : null
  }
  const gap = gapTo(box, end)
  if (gap === 0) return extra
  const hit = rayHits(grown(box, 6), end, direction)
  if (hit !== null && hit <= reach) return Math.min(hit, gap * 1.3) * 0.8 + extra
  return gap <= aside ? gap * 1.5 + 8 + extra : null
}
