import { z } from 'zod'
import { boardElement } from './board.ts'
import type { liveKind } from './protocol.ts'

/**
 * The payload of each kind of live frame. Whatever else a frame holds is left out on its way: live frames reach everybody in
 * the room, and what is for interviewers only has no place in them.
 */
export const livePayloads = {
  /** In the whiteboard's own coordinates. */
  pointer: z.object({
    x: z.number(),
    y: z.number(),
    button: z.enum(['up', 'down']).optional(),
    tool: z.enum(['pointer', 'laser']).optional(),
    selected: z.array(z.string().max(128)).max(200).optional(),
  }),
  /** That somebody is typing, and where. Not what. */
  typing: z.object({ where: z.enum(['conversation', 'whiteboard', 'worksheet']).optional() }),
  /** Elements as they are being drawn; the finished ones follow as `board.changed`. */
  stroke: z.object({ elements: z.array(boardElement).min(1).max(100) }),
} as const satisfies Record<z.infer<typeof liveKind>, z.ZodType>
