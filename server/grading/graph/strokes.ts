import { type Box, distance, gapTo, gapToBorder, type Point, pathLength } from './geometry.ts'
import type { Piece } from './pieces.ts'

const near = 24

/**
 * Does a stroke look like a line that joins things or crosses the board, and not like a part of a drawing? `things` are the
 * bodies that are certain so far.
 */
export function isConnectorLike(
  stroke: Piece,
  things: readonly { box: Box }[],
  strokes: readonly Piece[],
  shapes: readonly Piece[],
): boolean {
  const [first, last] = [stroke.path[0], stroke.path.at(-1)]
  if (!first || !last || stroke.form === 'freedraw' || stroke.form === 'draw') return false
  const length = pathLength(stroke.path)
  const straight = distance(first, last)
  if (isClosed(stroke) || straight < 0.5 * length) return false
  if (stroke.path.length > 6) return false
  const ends = [first, last].map((end) =>
    things.find(({ box }) => gapToBorder(box, end) < near || gapTo(box, end) === 0),
  )
  if (ends[0] && ends[1] && ends[0] !== ends[1]) return true
  if (stroke.dashed && straight > 60) return true
  if (straight < 80) return false
  // The long sides of a drawing (a roof, a hexagon) meet other strokes or shapes at both ends.
  const meets = [first, last].map((end) => meetsDrawing(end, stroke, strokes, shapes))
  return !(meets[0] && meets[1])
}

/** Does a freehand or bent line come back to where it began? */
export function isClosed(stroke: Piece): boolean {
  const [first, last] = [stroke.path[0], stroke.path.at(-1)]
  return first !== undefined && last !== undefined && stroke.path.length > 3 && distance(first, last) < 16
}

function meetsDrawing(
  end: Point,
  stroke: Piece,
  strokes: readonly Piece[],
  shapes: readonly Piece[],
): boolean {
  return (
    strokes.some((other) => other !== stroke && other.path.some((point) => distance(point, end) < 14)) ||
    shapes.some((shape) => gapToBorder(shape.box, end) < 8)
  )
}
