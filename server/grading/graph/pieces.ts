import { z } from 'zod'
import type { ExcalidrawDocument } from '../../interview/export.ts'
import { type Box, boxAround, corners, distance, type Point, turned } from './geometry.ts'

/** An element of the scene that can be seen, in the terms of this folder. */
export interface Piece {
  id: string
  /** Place in the file: later ones are drawn over earlier ones. */
  z: number
  kind: 'shape' | 'frame' | 'text' | 'stroke' | 'arrow'
  /** The scene's own type, such as `rectangle`. */
  form: string
  box: Box
  /** Innermost group first. */
  groups: string[]
  frame: string | null
  /** A text's shape or arrow. */
  container: string | null
  text: string
  fontSize: number
  color: string
  /** Hides what lies under it. */
  opaque: boolean
  dashed: boolean
  /** Of arrows and strokes, in scene coordinates. */
  path: Point[]
  heads: { start: boolean; end: boolean }
  bound: { start: string | null; end: string | null }
}

// Nobody draws further out; beyond it neighbouring numbers are no longer pixels apart.
const mostUnits = 10_000_000
const place = z.number().refine((value) => Math.abs(value) <= mostUnits, 'lies beyond the canvas')
const number = place.catch(0)
const optionalText = z.string().nullish().catch(null)
const binding = z.object({ elementId: z.string() }).nullish().catch(null)

// Lenient: scenes come from every version since 2020. Only what has no place on the canvas at all is broken.
const element = z.object({
  id: z.string(),
  type: z.string(),
  x: place,
  y: place,
  width: number.default(0),
  height: number.default(0),
  angle: number.default(0),
  isDeleted: z.boolean().catch(false).default(false),
  opacity: z.number().catch(100).default(100),
  strokeColor: z.string().catch('#000000').default('#000000'),
  backgroundColor: z.string().catch('transparent').default('transparent'),
  fillStyle: z.string().catch('hachure').default('hachure'),
  strokeStyle: z.string().catch('solid').default('solid'),
  groupIds: z.array(z.string()).catch([]).default([]),
  frameId: optionalText,
  containerId: optionalText,
  text: optionalText,
  originalText: optionalText,
  name: optionalText,
  fontSize: z.number().catch(20).default(20),
  points: z
    .array(z.tuple([place, place]).rest(z.unknown()))
    .catch([])
    .default([]),
  startBinding: binding,
  endBinding: binding,
  startArrowhead: optionalText,
  endArrowhead: optionalText,
})
type Element = z.infer<typeof element>

const kinds = new Map<string, Piece['kind']>([
  ['rectangle', 'shape'],
  ['ellipse', 'shape'],
  ['diamond', 'shape'],
  ['image', 'shape'],
  ['embeddable', 'shape'],
  ['iframe', 'shape'],
  ['frame', 'frame'],
  ['magicframe', 'frame'],
  ['text', 'text'],
  ['line', 'stroke'],
  // Before 2021 freehand and closed lines were of this type.
  ['draw', 'stroke'],
  ['freedraw', 'stroke'],
  ['arrow', 'arrow'],
])
// Shorter than this nobody sees an arrow.
const minArrow = 4

/** The visible elements of a scene. What cannot be read is left out and named in `warnings`. */
export function piecesOf(document: ExcalidrawDocument): { pieces: Piece[]; warnings: string[] } {
  const warnings: string[] = []
  const byId = new Map<string, Piece>()
  document.elements.forEach((raw, index) => {
    const parsed = element.safeParse(raw)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      warnings.push(
        `elements[${index}].${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'cannot be read'}`,
      )
      return
    }
    const kind = kinds.get(parsed.data.type)
    if (!kind && parsed.data.type !== 'selection')
      warnings.push(`elements[${index}].type: unknown "${parsed.data.type}"`)
    byId.delete(parsed.data.id)
    if (kind && !parsed.data.isDeleted) byId.set(parsed.data.id, pieceOf(parsed.data, kind, index))
  })
  return { pieces: withoutHidden([...byId.values()]), warnings }
}

function pieceOf(raw: Element, kind: Piece['kind'], z: number): Piece {
  const path = kind === 'arrow' || kind === 'stroke' ? pathOf(raw) : []
  // Files of 2020 have no such field; their arrows point at their end.
  const end = raw.endArrowhead === undefined ? kind === 'arrow' : pointing(raw.endArrowhead)
  return {
    id: raw.id,
    z,
    kind,
    form: raw.type,
    box: path.length > 0 ? boxAround(path) : boxOf(raw),
    groups: raw.groupIds,
    frame: raw.frameId ?? null,
    container: raw.containerId ?? null,
    text: kind === 'frame' ? (raw.name ?? '').trim() : (raw.text ?? raw.originalText ?? '').trim(),
    fontSize: raw.fontSize,
    color: raw.opacity <= 0 ? 'transparent' : raw.strokeColor.toLowerCase(),
    opaque: raw.opacity > 90 && raw.fillStyle === 'solid' && !seeThrough(raw.backgroundColor),
    dashed: raw.strokeStyle !== 'solid',
    path,
    heads: { start: pointing(raw.startArrowhead), end },
    bound: { start: raw.startBinding?.elementId ?? null, end: raw.endBinding?.elementId ?? null },
  }
}

function pathOf(raw: Element): Point[] {
  const points =
    raw.points.length > 1
      ? raw.points
      : ([
          [0, 0],
          [raw.width, raw.height],
        ] as const)
  const placed = points.map(([x, y]) => ({ x: raw.x + x, y: raw.y + y }))
  const box = boxAround(placed)
  const around = { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 }
  return placed.map((point) => turned(point, around, raw.angle))
}

function boxOf({ x, y, width, height, angle }: Element): Box {
  const upright = boxAround([
    { x, y },
    { x: x + width, y: y + height },
  ])
  const around = { x: x + width / 2, y: y + height / 2 }
  return angle === 0 ? upright : boxAround(corners(upright).map((corner) => turned(corner, around, angle)))
}

// Dots, circles, bars and crow's feet mark an end without giving a direction.
const pointing = (head: string | null | undefined) => /^(?:arrow|triangle|diamond)/.test(head ?? '')
const seeThrough = (color: string) => color === 'transparent' || color === '' || /^#.{6}00$/.test(color)

// Colourless shapes stay when a text is tied to them or an arrow ends at them: they carry a label.
function withoutHidden(pieces: Piece[]): Piece[] {
  const wanted = new Set(pieces.flatMap(({ container, bound }) => [container, bound.start, bound.end]))
  return pieces.filter((piece) => {
    if (piece.kind === 'text') return piece.text !== '' && !seeThrough(piece.color)
    if (piece.kind === 'arrow') return lengthOf(piece.path) >= minArrow && !seeThrough(piece.color)
    if (piece.kind === 'frame' || piece.form === 'image') return true
    return !seeThrough(piece.color) || piece.opaque || wanted.has(piece.id)
  })
}

function lengthOf(path: Point[]): number {
  const [first] = path
  return first ? Math.max(...path.map((point) => distance(first, point))) : 0
}
