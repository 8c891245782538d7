import type { Report } from '../../server/grading/report.ts'
import { nextSteps, verdictText } from './model.ts'
import classes from './Report.module.css'

/** The three things that would have moved the score most, with the question one would have been asked. */
export function NextSteps({ report }: { report: Report }) {
  const steps = nextSteps(report)
  if (steps.length === 0) return <p>Every criterion that counts at this level was met.</p>
  return (
    <ol className={classes.steps}>
      {steps.map(({ criterion, gain }) => (
        <li key={criterion.id}>
          <p className={classes.stepTitle}>
            <a href={`#criterion-${criterion.id}`}>{criterion.title}</a>
            <span className={classes.gain}>+{gain.toFixed(2)} of 4</span>
          </p>
          <p>
            {verdictText[criterion.verdict]}. {criterion.missing}
          </p>
          <p className={classes.probe}>“{criterion.probe}”</p>
        </li>
      ))}
    </ol>
  )
}
