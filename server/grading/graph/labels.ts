import type { Body } from './bodies.ts'
import {
  area,
  boxAround,
  centre,
  gapBetween,
  gapToPath,
  grown,
  height,
  rayHits,
  shareInside,
  unit,
  width,
} from './geometry.ts'
import { Grid } from './grid.ts'
import type { Piece } from './pieces.ts'

/** Which text belongs to what. */
export interface Labels {
  /** Body id -> its texts, in reading order: inside it, or its caption or title. */
  of: Map<string, Piece[]>
  /** Arrow or stroke id -> its texts. */
  flows: Map<string, Piece[]>
  /** Titles, notes and bare text. */
  free: Piece[]
}
export interface LabelSetting {
  texts: readonly Piece[]
  bodies: readonly Body[]
  /** Bodies that may turn out to be regions: what lies in them is not simply their label. */
  regions: ReadonlySet<string>
  flows: readonly Piece[]
  /** Texts that an arrow is tied to: they are things, not labels of arrows. */
  tied: ReadonlySet<string>
}

// A caption stands at most this many of its own lines away from its picture, a label so far from its arrow.
const captionLines = 1.6
const flowLines = 2.2
const titleLines = 2.5

/** Sorts the texts of a scene to bodies and flows. */
export function labelsOf(setting: LabelSetting): Labels {
  const labels: Labels = { of: new Map(), flows: new Map(), free: [] }
  const { bodies, regions } = setting
  const bodyOfPiece = new Map(bodies.flatMap((body) => body.pieces.map((piece) => [piece.id, body] as const)))
  const flowIds = new Set(setting.flows.map((flow) => flow.id))
  const grid = new Grid(bodies, (body) => body.box)
  const floating: Piece[] = []
  for (const body of bodies) if (body.texts.length > 0) labels.of.set(body.id, ownTexts(body))
  for (const text of setting.texts) {
    const container = text.container === null ? undefined : bodyOfPiece.get(text.container)
    if (container) add(labels.of, container.id, text)
    else if (text.container !== null && flowIds.has(text.container)) add(labels.flows, text.container, text)
    else {
      const around = innermost(grid.meeting(text.box).filter((body) => shareInside(text.box, body.box) > 0.6))
      if (around && !regions.has(around.id)) add(labels.of, around.id, text)
      else floating.push(text)
    }
  }
  assign(floating, setting, labels)
  titleFromLeftovers(setting, labels)
  for (const list of labels.of.values()) list.sort(byReading)
  return labels
}

function add<K>(map: Map<K, Piece[]>, key: K, text: Piece): void {
  map.set(key, [...(map.get(key) ?? []), text])
}
const byReading = (a: Piece, b: Piece) => a.box.y1 - b.box.y1 || a.box.x1 - b.box.x1
const innermost = (bodies: Body[]) => bodies.sort((a, b) => area(a.box) - area(b.box))[0]

// Words under or beside an icon name it; words in it belong to the drawing.
function ownTexts(body: Body): Piece[] {
  const outside = body.texts.filter((text) => shareInside(text.box, body.box) < 0.5)
  return body.pieces.length > 0 && outside.length > 0 ? outside : body.texts
}

interface Offer {
  text: Piece
  cost: number
  body?: Body
  flow?: Piece
}

/** Floating texts go to the nearest body without a name or to the nearest arrow, the surest first. */
function assign(
  floating: readonly Piece[],
  { bodies, regions, flows, tied }: LabelSetting,
  labels: Labels,
): void {
  const nameless = bodies.filter((body) => !labels.of.has(body.id) && takesName(body))
  const bodyGrid = new Grid(nameless, (body) => body.box)
  const flowGrid = new Grid(flows, (flow) => flow.box)
  const offers: Offer[] = []
  for (const text of floating) {
    const reach = grown(text.box, 3 * lineHeight(text))
    for (const body of bodyGrid.meeting(reach)) {
      const cost = regions.has(body.id) ? titleCost(text, body) : captionCost(text, body)
      if (cost !== null) offers.push({ text, body, cost })
    }
    if (tied.has(text.id)) continue
    for (const flow of flowGrid.meeting(reach)) {
      const cost = flowCost(text, flow)
      if (cost !== null) offers.push({ text, flow, cost })
    }
  }
  const used = new Set<string>()
  for (const { text, body, flow } of offers.sort((a, b) => a.cost - b.cost)) {
    if (used.has(text.id) || (body && labels.of.has(body.id))) continue
    used.add(text.id)
    if (body) labels.of.set(body.id, [text])
    else if (flow) add(labels.flows, flow.id, text)
  }
  labels.free = floating.filter((text) => !used.has(text.id))
}

/** A region that still has no title takes the largest text that lies in it and belongs to nothing else. */
function titleFromLeftovers({ bodies, regions, tied }: LabelSetting, labels: Labels): void {
  const grid = new Grid(
    bodies.filter((body) => regions.has(body.id)),
    (body) => body.box,
  )
  for (const text of [...labels.free].sort((a, b) => b.fontSize - a.fontSize)) {
    const around = innermost(grid.meeting(text.box).filter((body) => shareInside(text.box, body.box) > 0.6))
    if (!around || labels.of.has(around.id) || tied.has(text.id)) continue
    labels.of.set(around.id, [text])
    labels.free = labels.free.filter((other) => other !== text)
  }
}

const lineHeight = (text: Piece) => height(text.box) / Math.max(1, text.text.split('\n').length)
// A dot or a tiny mark has no name; a frame has its own.
const takesName = (body: Body) => body.kind !== 'frame' && Math.max(width(body.box), height(body.box)) >= 20

function captionCost(text: Piece, body: Body): number | null {
  const gap = gapBetween(text.box, body.box) / lineHeight(text)
  if (gap > captionLines) return null
  const [t, b] = [centre(text.box), centre(body.box)]
  const beside = Math.abs(t.y - b.y) < height(body.box) / 2
  const inColumn = Math.abs(t.x - b.x) < Math.max(width(body.box), width(text.box)) / 2
  if (!inColumn && !beside) return null
  // Captions mostly stand under a picture, centred.
  const place = inColumn ? (t.y > b.y ? 0 : 0.5) : 0.9
  const off = inColumn ? Math.abs(t.x - b.x) / Math.max(width(body.box), width(text.box)) : 0.2
  return gap + place + off - (text.color === body.color ? 0.2 : 0)
}

/** Titles stand in a region at its upper or lower edge, or right over or under it. */
function titleCost(text: Piece, body: Body): number | null {
  const line = lineHeight(text)
  const t = centre(text.box)
  if (t.x < body.box.x1 - line || t.x > body.box.x2 + line) return null
  const [below, above] = [(t.y - body.box.y1) / line, (body.box.y2 - t.y) / line]
  const inner = shareInside(text.box, body.box) > 0.6
  const lines = Math.min(Math.abs(below), Math.abs(above))
  if (lines > titleLines) return null
  return 0.7 + 0.3 * lines + (Math.abs(above) < Math.abs(below) ? 0.3 : 0) + (inner ? 0 : 0.1)
}

function flowCost(text: Piece, flow: Piece): number | null {
  const { gap, along } = gapToPath(text.box, flow.path)
  const lines = gap / lineHeight(text)
  if (lines > flowLines || isAimedAt(text, flow, along)) return null
  // A label lies at the middle more often than at an end.
  return (
    lines +
    0.4 +
    Math.abs(along - 0.5) * 0.8 -
    (text.color === flow.color && text.color !== '#000000' ? 0.4 : 0)
  )
}

// An arrow that runs past a text is labelled by it, even where the scene ties one to the other.
const passing = { from: 0.15, to: 0.85 }

/** Ids of the texts that an arrow is tied to and that it points at or comes from. */
export function tiedTexts(texts: readonly Piece[], arrows: readonly Piece[]): Set<string> {
  const byId = new Map(texts.map((text) => [text.id, text]))
  const tied = new Set<string>()
  for (const arrow of arrows)
    for (const id of [arrow.bound.start, arrow.bound.end]) {
      const text = byId.get(id ?? '')
      if (text && !isPassedBy(text, arrow)) tied.add(text.id)
    }
  return tied
}

function isPassedBy(text: Piece, arrow: Piece): boolean {
  const { along } = gapToPath(boxAround([centre(text.box)]), arrow.path)
  const { gap } = gapToPath(text.box, arrow.path)
  return along > passing.from && along < passing.to && gap <= flowLines * lineHeight(text)
}

// What an arrow points at or comes from is not its label.
function isAimedAt(text: Piece, flow: Piece, along: number): boolean {
  if (flow.kind !== 'arrow' || (along > 0.03 && along < 0.97)) return false
  const path = along < 0.5 ? [...flow.path].reverse() : flow.path
  const [before, end] = [path.at(-2), path.at(-1)]
  return before !== undefined && end !== undefined && rayHits(text.box, end, unit(before, end)) !== null
}

/** The words of some texts in reading order, faces and signs left out; lines stay lines, so that the first one can stand for the whole. */
export function wordsOf(texts: readonly Piece[]): string {
  return texts
    .map((text) => text.text.replace(/[ \t]+/g, ' ').trim())
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
    .join('\n')
}
