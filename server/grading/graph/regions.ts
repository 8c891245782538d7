import type { Body } from './bodies.ts'
import { area, type Box, height, shareInside, width } from './geometry.ts'
import { Grid } from './grid.ts'

// A child may stick out a little; people do not draw exactly.
const insideShare = 0.85

/** Which bodies lie in which: for each body the smallest one around it. */
export interface Nesting {
  parent: Map<string, Body>
  children: Map<string, Body[]>
}

/** Finds for each body the innermost shape or frame around it. */
export function nestingOf(bodies: readonly Body[]): Nesting {
  const outer = new Grid(
    bodies.filter((body) => body.kind !== 'picture'),
    (body) => body.box,
  )
  const nesting: Nesting = { parent: new Map(), children: new Map() }
  for (const body of bodies) {
    const around = outer
      .meeting(body.box)
      .filter(
        (other) =>
          other !== body &&
          area(other.box) > 1.3 * area(body.box) &&
          shareInside(body.box, other.box) >= insideShare,
      )
      .sort((a, b) => area(a.box) - area(b.box))[0]
    if (!around) continue
    nesting.parent.set(body.id, around)
    nesting.children.set(around.id, [...(nesting.children.get(around.id) ?? []), body])
  }
  return nesting
}

/** Could this body be a region? It is a frame, or something that is not mere decoration lies in it. */
export function mayBeRegion(body: Body, nesting: Nesting): boolean {
  if (body.kind === 'frame') return true
  return (nesting.children.get(body.id) ?? []).some((child) => isSubstantial(child.box))
}

const isSubstantial = (box: Box) => width(box) >= 20 && height(box) >= 14
