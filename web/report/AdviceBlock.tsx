import type { GradedCriterion } from '../../server/grading/report.ts'
import { clockTime } from '../ui/format.ts'
import classes from './Debrief.module.css'
import { placeOf } from './model.ts'
import report from './Report.module.css'

/** For what is missing: what would have been full marks, when it was due, what to say, and the question that asks for it. */
export function AdviceBlock({ criterion }: { criterion: GradedCriterion }) {
  const { missing, probe, advice } = criterion
  if (missing === null) return null
  if (!advice)
    return (
      <div className={report.missing}>
        <p>
          <strong>Missing.</strong> {missing}
        </p>
        <p className={report.probe}>“{probe}”</p>
      </div>
    )
  return (
    <dl className={classes.advice}>
      <dt>Missing</dt>
      <dd>{missing}</dd>
      <dt>When</dt>
      <dd>
        {advice.when}{' '}
        {advice.asked && <a href={`#${placeOf(advice.asked)}`}>Asked for at {clockTime(advice.asked.at)}.</a>}
      </dd>
      {advice.from === 'reference' && (
        <>
          <dt>Say</dt>
          <dd className={classes.say}>{advice.say}</dd>
        </>
      )}
      <dt>Probe</dt>
      <dd className={report.probe}>“{probe}”</dd>
    </dl>
  )
}
