import {
  area,
  type Box,
  boxAround,
  distance,
  gapTo,
  gapToBorder,
  grown,
  type Point,
  pathLength,
} from './geometry.ts'
import { Grid } from './grid.ts'
import type { Piece } from './pieces.ts'

const near = 24

/** Tells lines that join things or cross the board from lines that are part of a drawing. */
export class Strokes {
  private readonly things: Grid<{ box: Box }>
  private readonly strokes: Grid<Piece>
  private readonly shapes: Grid<Piece>

  /** `things` are the bodies that are certain so far, `shapes` the ones without a name. */
  constructor(things: readonly { box: Box }[], strokes: readonly Piece[], shapes: readonly Piece[]) {
    this.things = new Grid(things, (thing) => thing.box)
    this.strokes = new Grid(strokes, (stroke) => stroke.box)
    this.shapes = new Grid(shapes, (shape) => shape.box)
  }

  isConnectorLike(stroke: Piece): boolean {
    const [first, last] = [stroke.path[0], stroke.path.at(-1)]
    if (!first || !last || stroke.form === 'freedraw' || stroke.form === 'draw') return false
    const straight = distance(first, last)
    if (isClosed(stroke) || stroke.path.length > 6 || straight < 0.5 * pathLength(stroke.path)) return false
    const ends = [this.thingAt(first), this.thingAt(last)]
    if (ends[0] && ends[1] && ends[0] !== ends[1]) return true
    if (stroke.dashed && straight > 60) return true
    // The long sides of a drawing (a roof, a hexagon) meet other strokes or shapes at both ends.
    return straight >= 80 && !(this.meetsDrawing(first, stroke) && this.meetsDrawing(last, stroke))
  }

  private thingAt(end: Point): { box: Box } | undefined {
    return this.things
      .meeting(around(end, near))
      .filter(({ box }) => gapToBorder(box, end) < near || gapTo(box, end) === 0)
      .sort((a, b) => area(a.box) - area(b.box))[0]
  }

  private meetsDrawing(end: Point, stroke: Piece): boolean {
    return (
      this.strokes
        .meeting(around(end, 14))
        .some((other) => other !== stroke && other.path.some((point) => distance(point, end) < 14)) ||
      this.shapes.meeting(around(end, 8)).some((shape) => gapToBorder(shape.box, end) < 8)
    )
  }
}

const around = (point: Point, by: number) => grown(boxAround([point]), by)

/** Does a freehand or bent line come back to where it began? */
export function isClosed(stroke: Piece): boolean {
  const [first, last] = [stroke.path[0], stroke.path.at(-1)]
  return first !== undefined && last !== undefined && stroke.path.length > 3 && distance(first, last) < 16
}
