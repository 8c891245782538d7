import { useCallback, useEffect, useRef, useState } from 'react'
import type { WorksheetRow } from '../../../server/interview/export.ts'
import { useDesk } from '../session/desk.ts'
import { newId } from '../session/new-id.ts'
import { useInterviewState, useStore } from '../session/room.ts'
import { changedBy, type Drafts, withDrafts } from './drafts.ts'

/** What is typed is stored this long after the last key, in ms. */
const STORE_MS = 500

/** The shared worksheet with what is being typed on top, and the ways to change it. */
export function useWorksheet() {
  const store = useStore()
  const desk = useDesk()
  const { worksheet } = useInterviewState()
  const [drafts, setDrafts] = useState<Drafts>({})
  const [budgetDraft, setBudgetDraft] = useState<string | null>(null)
  const latest = useRef({ drafts, budgetDraft })
  latest.current = { drafts, budgetDraft }

  const flush = useCallback(() => {
    const { drafts, budgetDraft } = latest.current
    const shared = store.getSnapshot().state.worksheet
    const set = changedBy(shared.rows, drafts)
    const budget = budgetDraft === null ? undefined : budgetDraft.trim() || null
    const budgetChanged = budget !== undefined && budget !== shared.budget
    latest.current = { drafts: {}, budgetDraft: null }
    if (set.length > 0 || budgetChanged)
      store.append('worksheet.changed', { set, removed: [], ...(budgetChanged ? { budget } : {}) })
    setDrafts({})
    setBudgetDraft(null)
  }, [store])

  useEffect(() => {
    if (Object.keys(drafts).length === 0 && budgetDraft === null) return
    const timer = setTimeout(flush, STORE_MS)
    return () => clearTimeout(timer)
  }, [drafts, budgetDraft, flush])
  // What is typed must be on its way before the page or this part of it goes.
  useEffect(() => {
    addEventListener('pagehide', flush)
    return () => {
      removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])

  const type = (row: WorksheetRow, field: 'label' | 'formula', text: string) =>
    setDrafts((all) => ({ ...all, [row.id]: { ...all[row.id], [field]: text } }))
  const add = (section: WorksheetRow['section']): string => {
    const id = newId()
    store.append('worksheet.changed', { set: [{ id, section, label: '', formula: '' }], removed: [] })
    return id
  }
  const remove = (row: WorksheetRow) => {
    setDrafts(({ [row.id]: _gone, ...others }) => others)
    store.append('worksheet.changed', { set: [], removed: [row.id] })
    if (row.label.trim() || row.formula.trim())
      desk.tell({
        text: `Removed “${row.label.trim() || row.formula.trim()}”.`,
        action: {
          label: 'Undo',
          run: () => store.append('worksheet.changed', { set: [row], removed: [] }),
        },
      })
  }
  return {
    rows: withDrafts(worksheet.rows, drafts),
    budget: budgetDraft ?? worksheet.budget ?? '',
    type,
    typeBudget: setBudgetDraft,
    add,
    remove,
    flush,
  }
}
