import { useState } from 'react'
import { type Verdict, verdicts } from '../../server/interview/ids.ts'
import type { OpinionCriterion } from '../../server/opinions/opinion.ts'
import { useGiveVerdict } from '../api/opinions.ts'
import { dateTime } from '../ui/format.ts'
import { ProblemNote } from '../ui/Problem.tsx'
import { verdictText } from './model.ts'
import classes from './Opinions.module.css'

/** One's own verdict on a criterion with a note. It stands beside the others' and changes none. */
export function GiveVerdict({
  interview,
  criterion,
  title,
  given,
}: {
  interview: string
  criterion: string
  title: string
  given: OpinionCriterion | null
}) {
  const stands = given?.outcome === 'judged' ? given : null
  const [comment, setComment] = useState(stands?.reason ?? '')
  const give = useGiveVerdict(interview)
  const send = (verdict: Verdict) => give.mutate({ criterion, verdict, comment: comment.trim() })
  return (
    <fieldset className={classes.give}>
      <legend className="ff-hidden">Your verdict on {title}</legend>
      <div className={classes.choices}>
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            aria-pressed={stands?.verdict === verdict}
            aria-busy={give.isPending || undefined}
            onClick={() => send(verdict)}
          >
            {verdictText[verdict]}
          </button>
        ))}
      </div>
      <textarea
        aria-label={`Note on ${title}`}
        placeholder={stands ? 'Why (optional)' : 'Why (optional), then your verdict'}
        rows={1}
        maxLength={2_000}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        onBlur={() => {
          if (stands && comment.trim() !== stands.reason) send(stands.verdict)
        }}
      />
      {stands?.at && <span className={classes.quiet}>{dateTime(stands.at)}</span>}
      {give.error && <ProblemNote error={give.error} />}
    </fieldset>
  )
}
