import type { Body } from './bodies.ts'
import { area, type Box, height, shareInside, width } from './geometry.ts'
import { Grid } from './grid.ts'
import type { Piece } from './pieces.ts'

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

/**
 * Could this body be a region? It is a frame, or something with a name of its own lies in it, or several pictures do. A box
 * with one picture and one text in it is a thing with an icon.
 */
export function mayBeRegion(body: Body, nesting: Nesting, textsIn: ReadonlyMap<string, number>): boolean {
  if (body.kind === 'frame') return true
  const children = (nesting.children.get(body.id) ?? []).filter((child) => isSubstantial(child.box))
  const named = children.some(
    (child) => child.texts.length > 0 || (child.kind === 'shape' && (textsIn.get(child.id) ?? 0) > 0),
  )
  return named || children.length > 1 || (children.length === 1 && (textsIn.get(body.id) ?? 0) > 1)
}

/** How many texts lie in each body, tied to it or drawn in it; each text counts for the innermost body only. */
export function textsInside(texts: readonly Piece[], bodies: readonly Body[]): Map<string, number> {
  const grid = new Grid(bodies, (body) => body.box)
  const owner = new Map(bodies.flatMap((body) => body.pieces.map((piece) => [piece.id, body] as const)))
  const counts = new Map<string, number>()
  for (const text of texts) {
    const around = grid
      .meeting(text.box)
      .filter((body) => shareInside(text.box, body.box) > 0.6)
      .sort((a, b) => area(a.box) - area(b.box))[0]
    const body = owner.get(text.container ?? '') ?? (text.container === null ? around : undefined)
    if (body) counts.set(body.id, (counts.get(body.id) ?? 0) + 1)
  }
  return counts
}

const isSubstantial = (box: Box) => width(box) >= 20 && height(box) >= 14
