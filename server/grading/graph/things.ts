import type { Body } from './bodies.ts'
import { type Box, shareInside } from './geometry.ts'
import { type Labels, wordsOf } from './labels.ts'
import type { Piece } from './pieces.ts'
import { type Nesting, nestingOf } from './regions.ts'
import { isClosed } from './strokes.ts'

/** A body, or a bare text, with its name and what it is taken for. */
export interface Thing {
  id: string
  label: string
  kind: 'node' | 'region' | 'text'
  /** Where arrows may end: the body and its caption. */
  boxes: Box[]
  box: Box
  /** Ids of all scene elements that stand for it. */
  elements: string[]
  picture: boolean
}

const stepNumber = /^\(?\d{1,2}[.)]?$/

/** Turns bodies with their labels into components and regions, and free texts into things that an arrow may need. */
export function thingsOf(bodies: readonly Body[], labels: Labels): Thing[] {
  const nesting = nestingOf(bodies)
  const merged = mergeOnlyChildren(bodies, labels, nesting)
  const things: Thing[] = []
  for (const body of bodies) {
    if (merged.gone.has(body.id)) continue
    const texts = labels.of.get(body.id) ?? merged.texts.get(body.id) ?? []
    const label = body.kind === 'frame' ? (body.pieces[0]?.text ?? '') : wordsOf(texts)
    if (stepNumber.test(label) || isScribble(body, label)) continue
    const named = (nesting.children.get(body.id) ?? []).filter(
      (child) => isNamed(child, labels) && !merged.gone.has(child.id),
    )
    const kind = body.kind === 'frame' || named.length > 0 ? 'region' : 'node'
    const captions = texts.filter((text) => shareInside(text.box, body.box) < 0.5).map((text) => text.box)
    const elements = [...body.pieces, ...body.texts, ...texts].map((piece) => piece.id)
    for (const inner of merged.elements.get(body.id) ?? []) elements.push(inner)
    things.push({
      id: body.id,
      label,
      kind,
      boxes: [body.box, ...captions],
      box: body.box,
      elements,
      picture: body.kind === 'picture',
    })
  }
  for (const text of labels.free) if (!stepNumber.test(text.text)) things.push(bareText(text))
  return things
}

// A single open line without words: a brace, a divider, something struck through.
const isScribble = (body: Body, label: string) =>
  label === '' &&
  body.pieces.length === 1 &&
  body.pieces.every((piece) => piece.kind === 'stroke' && !isClosed(piece))

function bareText(text: Piece): Thing {
  const { id, box } = text
  return { id, label: wordsOf([text]), kind: 'text', boxes: [box], box, elements: [id], picture: false }
}

const isNamed = (body: Body, labels: Labels) => {
  const words = wordsOf(labels.of.get(body.id) ?? [])
  return words !== '' && !stepNumber.test(words)
}

/**
 * What lies in a named box and has no name is decoration; a box without a name around a single named thing is that thing.
 * Both become one with the box.
 */
function mergeOnlyChildren(bodies: readonly Body[], labels: Labels, nesting: Nesting) {
  const gone = new Set<string>()
  const texts = new Map<string, Piece[]>()
  const elements = new Map<string, string[]>()
  for (const body of bodies) {
    const children = nesting.children.get(body.id) ?? []
    if (children.length === 0 || body.kind === 'frame') continue
    const named = children.filter((child) => isNamed(child, labels))
    const taken = children.filter(
      (child) => !named.includes(child) && (nesting.children.get(child.id) ?? []).length === 0,
    )
    const [only] = named
    if (
      !isNamed(body, labels) &&
      named.length === 1 &&
      only &&
      (nesting.children.get(only.id) ?? []).length === 0
    ) {
      texts.set(body.id, labels.of.get(only.id) ?? [])
      taken.push(only)
    } else if (!isNamed(body, labels) || named.length > 0) continue
    for (const child of taken) gone.add(child.id)
    elements.set(
      body.id,
      taken.flatMap((child) =>
        [...child.pieces, ...child.texts, ...(labels.of.get(child.id) ?? [])].map((piece) => piece.id),
      ),
    )
  }
  return { gone, texts, elements }
}
