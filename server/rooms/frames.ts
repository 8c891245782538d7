import { type EventKind, eventKinds } from '../interview/events.ts'
import { livePayloads } from '../interview/live.ts'
import type { ProblemCode } from '../interview/problems.ts'
import { type ClientMessage, clientMessage, FRAME_BYTES } from '../interview/protocol.ts'

const types: ReadonlySet<unknown> = new Set(clientMessage.options.map((option) => option.shape.type.value))
const kinds: ReadonlySet<unknown> = new Set(eventKinds)
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** A frame, read: the message, or what is wrong with it and the id to name in the answer. */
export type ReadFrame = { message: ClientMessage } | { code: ProblemCode; id: string | null }

/** Reads a frame of a browser. Live payloads are checked too; those of appends are the room's business. */
export function readFrame(text: string): ReadFrame {
  // A character takes at least a byte and at most three: only between the two the bytes must be counted.
  if (text.length > FRAME_BYTES || (text.length * 3 > FRAME_BYTES && Buffer.byteLength(text) > FRAME_BYTES))
    return { code: 'frame.too-large', id: null }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { code: 'frame.not-json', id: null }
  }
  const message = plainAppend(json) ?? clientMessage.safeParse(json).data
  if (!message) return { code: knownType(json) ? 'frame.wrong-shape' : 'frame.unknown', id: idOf(json) }
  if (message.type !== 'live') return { message }
  const { success, data: payload } = livePayloads[message.kind].safeParse(message.payload)
  return success ? { message: { ...message, payload } } : { code: 'frame.wrong-shape', id: null }
}

/**
 * An append that is plainly one. What it holds is parsed as an event anyway, and that these four fields are there is seen
 * faster than a schema sees it: this is most of what arrives. Everything else, and everything doubtful, is for the schema.
 */
function plainAppend(json: unknown): ClientMessage | null {
  if (!isRecord(json) || json.type !== 'append' || !('payload' in json)) return null
  const { id, kind, payload } = json
  if (typeof id !== 'string' || !UUID.test(id) || !isKind(kind)) return null
  return Object.keys(json).length === 4 ? { type: 'append', id, kind, payload } : null
}

const isKind = (kind: unknown): kind is EventKind => kinds.has(kind)
const isRecord = (json: unknown): json is Record<string, unknown> => typeof json === 'object' && json !== null
const knownType = (json: unknown) => isRecord(json) && types.has(json.type)
const idOf = (json: unknown) => (isRecord(json) && typeof json.id === 'string' ? json.id.slice(0, 64) : null)
