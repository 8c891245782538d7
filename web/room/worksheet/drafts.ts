import type { WorksheetRow } from '../../../server/interview/export.ts'

/** What is typed in a row and not stored yet, field by field: the other field may change elsewhere meanwhile. */
export type RowDraft = Partial<Pick<WorksheetRow, 'label' | 'formula'>>
export type Drafts = Readonly<Record<string, RowDraft>>

/** The rows as they are shown: what is being typed stands above what is stored. */
export function withDrafts(rows: readonly WorksheetRow[], drafts: Drafts): WorksheetRow[] {
  return rows.map((row) => (drafts[row.id] ? { ...row, ...drafts[row.id] } : row))
}

/** The rows that storing the drafts changes, whole. Drafts of rows that are gone, or that say what is there, go. */
export function changedBy(rows: readonly WorksheetRow[], drafts: Drafts): WorksheetRow[] {
  return rows.flatMap((row) => {
    const draft = drafts[row.id]
    if (!draft) return []
    const next = { ...row, ...draft }
    return next.label === row.label && next.formula === row.formula ? [] : [next]
  })
}

/**
 * Where the caret belongs when the text around it changes from outside: after the same characters, if the change lies
 * behind it, else as far from the end.
 */
export function caretAfter(before: string, after: string, caret: number): number {
  let same = 0
  while (same < before.length && same < after.length && before[same] === after[same]) same++
  if (caret <= same) return caret
  return Math.max(same, Math.min(after.length, caret + after.length - before.length))
}
