import { z } from 'zod'
import { slug } from './ids.ts'
import { rule } from './signals.ts'

const line = z.string().min(1)

/**
 * One thing that a system in production has or does. It counts as touched when one of the rules holds; `ask` is what an
 * interviewer asks about it and never holds the answer. The other fields are for readers.
 */
export const checklistItem = z.strictObject({
  id: slug,
  text: line,
  ask: line,
  touched: z.array(rule).min(1),
  action: z.enum(['block', 'quarantine', 'warn']).optional(),
  type: z.enum(['gauge', 'counter', 'histogram']).optional(),
  severity: z.enum(['P0', 'P1', 'P2', 'P3']).optional(),
  magnitude: line.optional(),
  caveat: line.optional(),
})
export type ChecklistItem = z.infer<typeof checklistItem>

export const checklist = z.strictObject({
  id: slug,
  title: line,
  source: line,
  groups: z.array(z.strictObject({ id: slug, title: line, items: z.array(checklistItem).min(1) })).min(1),
})
export type Checklist = z.infer<typeof checklist>

/** `questions/shared/checklists.yaml`. Checklists earn no points; the report says what of them was never touched. */
export const checklistsFile = z.strictObject({
  format: z.literal('checklists/1'),
  checklists: z.array(checklist).min(1),
})

/** The checklist that the scripted interviewer asks about when nothing else is left to ask. */
export const READINESS = 'production-readiness'
