import { z } from 'zod'
import { boardElement } from './board.ts'
import type { liveKind } from './protocol.ts'

/**
 * The payload of each kind of live frame. They are closed, because live frames reach everybody in the room: what is for
 * interviewers only has no place in them.
 */
export const livePayloads = {
  /** In the whiteboard's own coordinates. */
  pointer: z.strictObject({
    x: z.number(),
    y: z.number(),
    button: z.enum(['up', 'down']).optional(),
    tool: z.enum(['pointer', 'laser']).optional(),
    selected: z.array(z.string().max(128)).max(200).optional(),
  }),
  /** Where somebody is typing. Not what. */
  typing: z.strictObject({ where: z.enum(['conversation', 'whiteboard', 'worksheet']) }),
  /** Elements as they are being drawn; the finished ones follow as `board.changed`. */
  stroke: z.strictObject({ elements: z.array(boardElement).min(1).max(50) }),
} as const satisfies Record<z.infer<typeof liveKind>, z.ZodType>

export type LiveKind = keyof typeof livePayloads
export type LivePayload<K extends LiveKind> = z.infer<(typeof livePayloads)[K]>
