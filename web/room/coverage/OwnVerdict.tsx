import { useState } from 'react'
import { type Verdict, verdicts } from '../../../server/interview/ids.ts'
import type { GivenVerdict } from '../../../server/interview/state.ts'
import { Button } from '../../ui/Button.tsx'
import { useMay, useStore } from '../session/room.ts'
import classes from './Coverage.module.css'

const words: Record<Verdict, string> = { met: 'Met', partial: 'In part', missed: 'Missed' }

/** The interviewer's own verdict on a criterion, with a comment. It stands in the report beside the engine's. */
export function OwnVerdict({
  criterion,
  title,
  given,
}: {
  criterion: string
  title: string
  given: GivenVerdict | undefined
}) {
  const store = useStore()
  const mayGive = useMay('verdict.given')
  const [comment, setComment] = useState(given?.comment ?? '')
  const give = (verdict: Verdict) =>
    store.append('verdict.given', { criterion, verdict, comment: comment.trim() })
  if (!mayGive) return given ? <p className={classes.none}>{given.comment}</p> : null
  return (
    <fieldset className={classes.ownVerdict}>
      <legend>Your verdict</legend>
      <div className={classes.choices}>
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            className={classes.choice}
            aria-pressed={given?.verdict === verdict}
            onClick={() => give(verdict)}
          >
            {words[verdict]}
          </button>
        ))}
      </div>
      <textarea
        aria-label={`Comment on ${title}`}
        placeholder="Why (optional)"
        rows={1}
        maxLength={2_000}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        onBlur={() => {
          if (given && comment.trim() !== given.comment) give(given.verdict)
        }}
      />
      {given && comment.trim() !== given.comment && (
        <Button look="default" size="small" onClick={() => give(given.verdict)}>
          Save comment
        </Button>
      )}
    </fieldset>
  )
}
