import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Plan } from '../../../server/interview/plan.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { momentText } from '../clock/segments.ts'
import { useKept } from '../session/kept.ts'
import { newId } from '../session/new-id.ts'
import { useMay, useRoom } from '../session/room.ts'
import classes from './Notes.module.css'
import { useNotes } from './use-notes.ts'

/** The interviewer's private notes, by phase, stored as they are typed. */
export function NotesPanel({ plan }: { plan: Plan }) {
  const book = useNotes(plan)
  const mayWrite = useMay('note.written')
  const online = useRoom((it) => it.status === 'open')
  const [fresh, setFresh] = useFreshNote()
  const titleOf = (id: string) => plan.phases.find((phase) => phase.id === id)?.title ?? id
  const listed = book.notes.filter((it) => !mayWrite || it.note !== fresh.note)
  const phases = plan.phases.filter((phase) =>
    [...listed, ...book.others].some((it) => it.phase === phase.id),
  )
  const freshText = book.textOf(fresh.note)
  const stateOf = (note: string) =>
    book.isSaving(note) ? (online ? 'Saving…' : 'Kept here until the connection is back') : 'Saved'
  return (
    <div className={classes.notes}>
      {mayWrite && (
        <div className={classes.fresh}>
          <label htmlFor="fresh-note">
            New note <span className={classes.phase}>in {titleOf(fresh.phase || book.phase)}</span>
          </label>
          <textarea
            id="fresh-note"
            rows={3}
            maxLength={20_000}
            value={freshText}
            placeholder="Only interviewers see notes, until the end"
            onChange={(event) => {
              const phase = fresh.phase || book.phase
              if (!fresh.phase) setFresh({ ...fresh, phase })
              book.type(fresh.note, phase, event.currentTarget.value)
            }}
            onBlur={book.flush}
          />
          <div className={classes.foot}>
            <span role="status" className={classes.state}>
              {freshText ? stateOf(fresh.note) : ''}
            </span>
            <Button
              look="default"
              size="small"
              disabled={!freshText.trim()}
              onClick={() => {
                book.flush()
                setFresh({ note: newId(), phase: '' })
                document.getElementById('fresh-note')?.focus()
              }}
            >
              Next note
            </Button>
          </div>
        </div>
      )}
      {phases.length === 0 && <p className={classes.empty}>Notes stand here by phase, with their minute.</p>}
      {phases.map((phase) => (
        <section key={phase.id} aria-label={`Notes in ${phase.title}`}>
          <h3 className={classes.title}>{phase.title}</h3>
          {listed
            .filter((it) => it.phase === phase.id)
            .map((it) => (
              <div key={it.note} className={classes.note}>
                <div className={classes.head}>
                  <span className={classes.moment}>{momentText(it.elapsedMs)}</span>
                  <span className={classes.state} role="status">
                    {stateOf(it.note)}
                  </span>
                  {mayWrite && (
                    <IconButton
                      label={`Remove the note of ${momentText(it.elapsedMs)}`}
                      onClick={() => book.remove(it.note, it.phase)}
                    >
                      <IconTrash size={16} aria-hidden />
                    </IconButton>
                  )}
                </div>
                <textarea
                  aria-label={`Note of ${momentText(it.elapsedMs)}`}
                  rows={1}
                  maxLength={20_000}
                  readOnly={!mayWrite}
                  value={it.text}
                  onChange={(event) => book.type(it.note, it.phase, event.currentTarget.value)}
                  onBlur={book.flush}
                />
              </div>
            ))}
          {book.others
            .filter((it) => it.phase === phase.id)
            .map((it) => (
              <div key={it.note} className={classes.note}>
                <span className={classes.moment}>{momentText(it.elapsedMs)} · another interviewer</span>
                <p className={classes.text}>{it.text}</p>
              </div>
            ))}
        </section>
      ))}
    </div>
  )
}

/** The note being begun. Its id outlives a change of tab or a reload, so that it goes on where it was. */
function useFreshNote() {
  const [kept, keep] = useKept(`fresh-note:${location.pathname}`)
  const [first] = useState(() => `${newId()} `)
  const [note = '', phase = ''] = (kept || first).split(' ')
  return [
    { note, phase },
    (next: { note: string; phase: string }) => keep(`${next.note} ${next.phase}`),
  ] as const
}
