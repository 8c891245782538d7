import { area, type Box, gapBetween, shareInside, union } from './geometry.ts'
import type { Piece } from './pieces.ts'

export interface Group {
  id: string
  pieces: Piece[]
}

/**
 * The groups of a scene that are one picture: an icon out of the library, a shape with its caption. A group of several
 * labelled things is only how somebody moved them about; its inner groups are looked at instead.
 */
export function groupsAsOne(pieces: readonly Piece[]): Group[] {
  const members = new Map<string, Piece[]>()
  for (const piece of pieces)
    for (const group of piece.groups) members.set(group, [...(members.get(group) ?? []), piece])
  const done = new Set<string>()
  const found: Group[] = []
  // Larger ones first: an outer group that is one picture takes its inner ones with it.
  for (const [id, own] of [...members].sort((a, b) => b[1].length - a[1].length)) {
    const left = own.filter((piece) => !done.has(piece.id) && piece.kind !== 'arrow')
    if (left.length < 2 || left.length < own.filter((piece) => piece.kind !== 'arrow').length) continue
    if (!isOnePicture(own)) continue
    for (const piece of left) done.add(piece.id)
    found.push({ id: mainPiece(left)?.id ?? id, pieces: left })
  }
  return found
}

const mainPiece = (pieces: readonly Piece[]) =>
  pieces.filter((piece) => piece.kind !== 'text').sort((a, b) => area(b.box) - area(a.box))[0]

function isOnePicture(pieces: readonly Piece[]): boolean {
  if (pieces.some((piece) => piece.kind === 'arrow' || piece.kind === 'frame')) return false
  const solid = pieces.filter((piece) => piece.kind !== 'text')
  const texts = pieces.filter((piece) => piece.kind === 'text')
  if (solid.length === 0) return true
  const parts = partsOf(solid.map((piece) => piece.box))
  if (texts.length <= 1) return parts.length < 6 || texts.length === 0
  // Several texts: one picture only when they all belong to the same part of it.
  const labelled = new Set(texts.map((text) => nearest(parts, text.box)))
  if (labelled.size > 1) return false
  return boxesWithText(solid, texts) < 2
}

/** How many separate shapes carry a text: two boxes inside a common one are two things. */
function boxesWithText(solid: readonly Piece[], texts: readonly Piece[]): number {
  const holding = solid.filter(
    (shape) =>
      shape.kind === 'shape' &&
      texts.some((text) => text.container === shape.id || shareInside(text.box, shape.box) > 0.8),
  )
  const innermost = holding.filter(
    (shape) =>
      !holding.some(
        (other) =>
          other !== shape && area(other.box) < area(shape.box) && shareInside(other.box, shape.box) > 0.5,
      ),
  )
  return innermost.length
}

/** Boxes that touch, put together. Groups are small; every pair is looked at up to a point. */
function partsOf(boxes: readonly Box[]): Box[] {
  if (boxes.length > 300) return [union(boxes)]
  let parts = [...boxes]
  for (let merged = true; merged; ) {
    merged = false
    const next: Box[] = []
    for (const box of parts) {
      const at = next.findIndex((other) => gapBetween(other, box) <= 4)
      const other = next[at]
      if (other) {
        next[at] = union([other, box])
        merged = true
      } else next.push(box)
    }
    parts = next
  }
  return parts
}

function nearest(parts: readonly Box[], box: Box): number {
  let best = 0
  parts.forEach((part, index) => {
    const current = parts[best]
    if (current && gapBetween(part, box) < gapBetween(current, box)) best = index
  })
  return best
}
