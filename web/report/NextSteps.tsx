import type { GradedCriterion, Report } from '../../server/grading/report.ts'
import { recommendationText } from '../ui/format.ts'
import { nextSteps } from './model.ts'
import classes from './Report.module.css'

/** The three things that would move the score most: what to say, and when. */
export function NextSteps({ report }: { report: Report }) {
  const steps = nextSteps(report)
  if (steps.length === 0) return <p>Every criterion that counts at this level was met.</p>
  const after = report.debrief?.afterwards
  return (
    <>
      <ol className={classes.steps}>
        {steps.map(({ criterion, gain }) => (
          <li key={criterion.id}>
            <p className={classes.stepTitle}>
              <a href={`#criterion-${criterion.id}`}>{criterion.title}</a>
              <span className={classes.gain}>+{gain.toFixed(2)} of 4</span>
            </p>
            <Step criterion={criterion} />
          </li>
        ))}
      </ol>
      {after && (
        <p className={classes.afterwards}>
          With {steps.length === 1 ? 'this' : `these ${steps.length}`}, all else as it was:{' '}
          <strong>
            {after.score.toFixed(2)} of 4
            {report.rubric.id !== 'drill' && `, ${recommendationText(after.recommendation)}`}
          </strong>
          .
        </p>
      )}
    </>
  )
}

function Step({ criterion: { advice, missing, probe } }: { criterion: GradedCriterion }) {
  if (!advice)
    return (
      <>
        <p>{missing}</p>
        <p className={classes.probe}>“{probe}”</p>
      </>
    )
  return (
    <>
      <p className={classes.say}>{advice.say}</p>
      <p className={classes.quiet}>{advice.when}</p>
    </>
  )
}
