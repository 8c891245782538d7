import { area, type Box, gapBetween, shareInside, union, width } from './geometry.ts'
import { Grid } from './grid.ts'
import { groupsAsOne } from './groups.ts'
import type { Piece } from './pieces.ts'
import { isClosed, Strokes } from './strokes.ts'

/** Something on the board that may turn out to be a component or a region: one shape, or pieces that form one picture. */
export interface Body {
  id: string
  box: Box
  /** `shape`: one closed shape. `picture`: an icon or image of one or more pieces. `frame`: the scene's own frames. */
  kind: 'shape' | 'picture' | 'frame'
  pieces: Piece[]
  /** Texts that belong to the picture because they were grouped with it. */
  texts: Piece[]
  /** Colour of the outline, for matching captions. */
  color: string
}

// Strokes and shapes that are closer than this are drawn as one picture (scene units; a stroke is 1 to 4 wide).
const touching = 10

/**
 * Finds the bodies of a scene, and the strokes that are part of none and so may be connectors. A group that is one picture
 * is one body; loose strokes and unlabelled shapes that touch are one picture too (a cylinder, a stick figure, a cloud).
 */
export function bodiesOf(pieces: readonly Piece[]): { bodies: Body[]; strokes: Piece[] } {
  const groups = groupsAsOne(pieces)
  const grouped = new Set(groups.flatMap((group) => group.pieces.map((piece) => piece.id)))
  const loose = pieces.filter((piece) => !grouped.has(piece.id))
  const labelled = labelledShapes(loose)
  const frames = loose.filter((piece) => piece.kind === 'frame')
  const strokes = loose.filter((piece) => piece.kind === 'stroke' && !labelled.has(piece.id))
  const plain = loose.filter((piece) => piece.kind === 'shape' && !labelled.has(piece.id))
  const fixed = [
    ...groups.map((group) => bodyOf(group.id, group.pieces, 'picture')),
    ...loose.filter((piece) => labelled.has(piece.id)).map((piece) => bodyOf(piece.id, [piece], 'shape')),
  ]
  const judge = new Strokes(fixed, strokes, plain)
  const connecting = new Set(strokes.filter((stroke) => judge.isConnectorLike(stroke)))
  const drawn = strokes.filter((stroke) => !connecting.has(stroke))
  const pictures = mergePictures([
    ...fixed.filter((body) => body.texts.length === 0 && body.kind === 'picture'),
    ...piles([...plain, ...drawn]),
  ])
  const bodies = [
    ...fixed.filter((body) => body.texts.length > 0 || body.kind === 'shape'),
    ...pictures,
    ...frames.map((piece) => bodyOf(piece.id, [piece], 'frame')),
  ]
  return { bodies, strokes: [...connecting] }
}

function bodyOf(id: string, members: readonly Piece[], kind: Body['kind']): Body {
  const texts = members.filter((piece) => piece.kind === 'text')
  const pieces = members.filter((piece) => piece.kind !== 'text')
  const box = union((pieces.length > 0 ? pieces : texts).map((piece) => piece.box))
  return { id, box, kind, pieces, texts, color: pieces[0]?.color ?? '' }
}

/** Shapes with a text in them, tied or lying over them, and shapes around such shapes. */
function labelledShapes(pieces: readonly Piece[]): Set<string> {
  const shapes = pieces.filter(
    (piece) => (piece.kind === 'shape' && piece.form !== 'image') || isClosed(piece),
  )
  const grid = new Grid(shapes, (shape) => shape.box)
  const byId = new Map(shapes.map((shape) => [shape.id, shape]))
  const found = new Set<string>()
  for (const text of pieces) {
    if (text.kind !== 'text') continue
    const tied = text.container === null ? undefined : byId.get(text.container)
    if (tied) found.add(tied.id)
    else if (text.container === null)
      for (const around of grid.meeting(text.box))
        if (shareInside(text.box, around.box) > 0.6) found.add(around.id)
  }
  return found
}

/** Loose pieces that touch become one picture. A single shape stays a shape. */
function piles(pieces: readonly Piece[]): Body[] {
  const sets = touchingSets(
    pieces,
    (piece) => piece.box,
    (a, b) => samePile(a, b),
  )
  return sets.map((set) => {
    const first = set[0]
    const single = set.length === 1 && first?.kind === 'shape' && first.form !== 'image'
    return bodyOf(first?.id ?? '', set, single ? 'shape' : 'picture')
  })
}

function samePile(a: Piece, b: Piece): boolean {
  if (gapBetween(a.box, b.box) > touching) return false
  const [small, large] = area(a.box) < area(b.box) ? [a, b] : [b, a]
  // A large empty box around small things is a region, not a part of them.
  if (small.kind === 'shape' && large.kind === 'shape' && shareInside(small.box, large.box) > 0.9)
    return area(large.box) < 25 * Math.max(1, area(small.box)) || small.form !== 'image'
  // Two boxes side by side are two; pieces of a picture lie over each other.
  if (
    small.kind === 'shape' &&
    large.kind === 'shape' &&
    small.form === 'rectangle' &&
    large.form === 'rectangle'
  )
    return shareInside(small.box, large.box) > 0.2
  return true
}

/** Pictures that lie over each other to a good part are one (a logo on a server). */
function mergePictures(bodies: readonly Body[]): Body[] {
  const sets = touchingSets(
    bodies,
    (body) => body.box,
    (a, b) => {
      const [small, large] = area(a.box) < area(b.box) ? [a, b] : [b, a]
      if (large.kind === 'shape' && small.kind === 'picture') return false
      if (area(large.box) > 30 * Math.max(1, area(small.box))) return false
      return shareInside(small.box, large.box) > 0.25 || isStacked(small.box, large.box)
    },
  )
  return sets
    .map((set) => {
      const [first] = [...set].sort((a, b) => area(b.box) - area(a.box))
      if (!first || set.length === 1) return first
      return bodyOf(
        first.id,
        set.flatMap((body) => body.pieces),
        'picture',
      )
    })
    .filter((body) => body !== undefined)
}

// A logo right over a server; pictures side by side are rather two things.
function isStacked(a: Box, b: Box): boolean {
  const shared = Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1)
  return gapBetween(a, b) <= touching && shared > 0.6 * Math.min(width(a), width(b))
}

function touchingSets<T>(
  things: readonly T[],
  boxOf: (thing: T) => Box,
  together: (a: T, b: T) => boolean,
): T[][] {
  const grid = new Grid(things, boxOf)
  const setOf = new Map<T, T[]>(things.map((thing) => [thing, [thing]]))
  for (const thing of things) {
    const box = boxOf(thing)
    const near = {
      x1: box.x1 - touching,
      y1: box.y1 - touching,
      x2: box.x2 + touching,
      y2: box.y2 + touching,
    }
    for (const other of grid.meeting(near)) {
      const [a, b] = [setOf.get(thing), setOf.get(other)]
      if (!a || !b || a === b || !together(thing, other)) continue
      const [more, less] = a.length >= b.length ? [a, b] : [b, a]
      for (const moved of less) {
        more.push(moved)
        setOf.set(moved, more)
      }
    }
  }
  return [...new Set(setOf.values())]
}
