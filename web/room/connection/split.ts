import type { EventKind } from '../../../server/interview/events.ts'
import type { ProblemCode } from '../../../server/interview/problems.ts'
import { FRAME_BYTES } from '../../../server/interview/protocol.ts'
import { parseAppend, type Unacknowledged } from './replica.ts'

/** Bytes left for what stands around the payload in a frame. */
const AROUND_BYTES = 1_000
/** Most elements in one `board.changed`; the schema's own limit. */
const ELEMENTS = 2_000

/**
 * Makes appends that fit into frames: one, or several where a whiteboard change is too large for one. The first keeps the
 * id. A problem's code where it cannot be appended at all.
 */
export function fitFrames(
  one: { id: string; at: number; kind: EventKind; payload: unknown },
  uuid: () => string,
): Unacknowledged[] | ProblemCode {
  const text = JSON.stringify(one.payload)
  const elements = one.kind === 'board.changed' ? elementsOf(one.payload) : []
  const tooLarge = new TextEncoder().encode(text).length > FRAME_BYTES - AROUND_BYTES
  if (elements.length > 1 && (tooLarge || elements.length > ELEMENTS)) {
    const middle = Math.ceil(elements.length / 2)
    const first = fitFrames({ ...one, payload: { elements: elements.slice(0, middle) } }, uuid)
    if (typeof first === 'string') return first
    const second = fitFrames({ ...one, id: uuid(), payload: { elements: elements.slice(middle) } }, uuid)
    return typeof second === 'string' ? second : [...first, ...second]
  }
  if (tooLarge) return 'frame.too-large'
  // Through JSON and the schema: what others get is what is applied here, without `undefined`, NaN or outer blanks.
  const parsed = parseAppend({ ...one, payload: JSON.parse(text) })
  return parsed ? [parsed] : 'event.wrong-shape'
}

function elementsOf(payload: unknown): readonly unknown[] {
  const has = typeof payload === 'object' && payload !== null && 'elements' in payload
  return has && Array.isArray(payload.elements) ? payload.elements : []
}
