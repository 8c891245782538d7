import { useCallback, useEffect, useRef, useState } from 'react'
import type { Plan } from '../../../server/interview/plan.ts'
import { currentPhase, type Note } from '../../../server/interview/state.ts'
import { useInterviewState, useRoom, useStore } from '../session/room.ts'

/** What is typed is stored this long after the last key, in ms. */
const STORE_MS = 600

type Typed = Readonly<Record<string, { phase: string; text: string }>>

/** The interviewer's notes with what is being typed on top, and how each stands with the server. */
export function useNotes(plan: Plan) {
  const store = useStore()
  const state = useInterviewState()
  const pending = useRoom((it) => it.pending)
  const you = useRoom((it) => it.you?.person)
  const [typed, setTyped] = useState<Typed>({})
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const latest = useRef(typed)
  latest.current = typed

  const flush = useCallback(() => {
    const stored = store.getSnapshot().state.notes
    for (const [note, { phase, text }] of Object.entries(latest.current)) {
      const there = stored.find((it) => it.note === note)?.text ?? ''
      if (text !== there && (text.trim() || there)) store.append('note.written', { note, phase, text })
    }
    latest.current = {}
    setTyped({})
  }, [store])
  useEffect(() => {
    if (Object.keys(typed).length === 0) return
    const timer = setTimeout(flush, STORE_MS)
    return () => clearTimeout(timer)
  }, [typed, flush])
  useEffect(() => {
    addEventListener('pagehide', flush)
    return () => {
      removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])

  const own = state.notes.filter((it) => it.person === you && !gone.has(it.note))
  const notes: Note[] = own.map((it) => ({ ...it, text: typed[it.note]?.text ?? it.text }))
  const unsaved = new Set(pending.flatMap((it) => (it.kind === 'note.written' ? [it.payload.note] : [])))
  return {
    notes,
    others: state.notes.filter((it) => it.person !== you),
    /** What is typed of a note, stored or not. */
    textOf: (note: string) => typed[note]?.text ?? state.notes.find((it) => it.note === note)?.text ?? '',
    isSaving: (note: string) => note in typed || unsaved.has(note),
    isStored: (note: string) => state.notes.some((it) => it.note === note) && !unsaved.has(note),
    phase: currentPhase(state) || (plan.phases[0]?.id ?? ''),
    type: (note: string, phase: string, text: string) =>
      setTyped((all) => ({ ...all, [note]: { phase, text } })),
    remove: (note: string, phase: string) => {
      setTyped(({ [note]: _gone, ...others }) => others)
      setGone((all) => new Set(all).add(note))
      store.append('note.written', { note, phase, text: '' })
    },
    flush,
  }
}
