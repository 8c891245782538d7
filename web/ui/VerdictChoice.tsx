import { type ReactNode, useState } from 'react'
import { type Verdict, verdicts } from '../../server/interview/ids.ts'
import classes from './VerdictChoice.module.css'

/** A verdict that a person gave, with the note beside it. */
export interface Given {
  verdict: Verdict
  comment: string
}

/** What stands behind the note: whether it is saved, and saving it. */
interface Note {
  saved: boolean
  save: () => void
}

/** Three buttons for a person's own verdict, and a note that is saved with it, or when left once a verdict stands. */
export function VerdictChoice({
  words,
  noteLabel,
  placeholder,
  given,
  pending,
  onGive,
  children,
}: {
  words: Record<Verdict, string>
  noteLabel: string
  placeholder: string
  given: Given | null
  pending?: boolean
  onGive: (verdict: Verdict, comment: string) => void
  /** Shown behind the note. */
  children?: (note: Note) => ReactNode
}) {
  const [comment, setComment] = useState(given?.comment ?? '')
  const text = comment.trim()
  const saved = given === null || text === given.comment
  const save = () => {
    if (given && !saved) onGive(given.verdict, text)
  }
  return (
    <>
      <div className={classes.buttons}>
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            aria-pressed={given?.verdict === verdict}
            aria-busy={pending || undefined}
            onClick={() => onGive(verdict, text)}
          >
            {words[verdict]}
          </button>
        ))}
      </div>
      <textarea
        className={classes.note}
        aria-label={noteLabel}
        placeholder={placeholder}
        rows={1}
        maxLength={2_000}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        onBlur={save}
      />
      {children?.({ saved, save })}
    </>
  )
}
