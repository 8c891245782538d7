import { useEffect, useMemo, useState } from 'react'
import { readDraft } from './draft.ts'
import { fullTemplate } from './templates.ts'

const KEY = 'ff-write'
/** A check follows the last key press by this long. */
const QUIET_MS = 400

function kept(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

/** The text that is being written. It is kept in the browser with every change: a closed tab loses nothing. */
export function useDraft() {
  const [text, setText] = useState(() => kept() ?? fullTemplate)
  const [settled, setSettled] = useState(text)
  const draft = useMemo(() => readDraft(text), [text])
  useEffect(() => {
    try {
      localStorage.setItem(KEY, text)
    } catch {
      // A browser that keeps nothing still writes and downloads.
    }
    const timer = setTimeout(() => setSettled(text), QUIET_MS)
    return () => clearTimeout(timer)
  }, [text])
  return { text, setText, draft, settled }
}
