import type { OpinionCriterion } from '../../server/opinions/opinion.ts'
import { useGiveVerdict } from '../api/opinions.ts'
import { dateTime } from '../ui/format.ts'
import { ProblemNote } from '../ui/Problem.tsx'
import { VerdictChoice } from '../ui/VerdictChoice.tsx'
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
  const give = useGiveVerdict(interview)
  return (
    <fieldset className={classes.give}>
      <legend className="ff-hidden">Your verdict on {title}</legend>
      <VerdictChoice
        words={verdictText}
        noteLabel={`Note on ${title}`}
        placeholder={stands ? 'Why (optional)' : 'Why (optional), then your verdict'}
        given={stands && { verdict: stands.verdict, comment: stands.reason }}
        pending={give.isPending}
        onGive={(verdict, comment) => give.mutate({ criterion, verdict, comment })}
      />
      {stands?.at && <span className={classes.quiet}>{dateTime(stands.at)}</span>}
      {give.error && <ProblemNote error={give.error} />}
    </fieldset>
  )
}
