import type { Report } from '../../server/grading/report.ts'
import { recommendationText, speaksFor } from '../ui/format.ts'
import { Bands } from './Bands.tsx'
import { tally } from './model.ts'
import classes from './Report.module.css'

/** The overall score, what it recommends and by which rule. */
export function Result({ report }: { report: Report }) {
  const { overall, level, criteria, debrief } = report
  const count = tally(criteria)
  // A drill is too short for a recommendation.
  const drill = report.rubric.id === 'drill'
  return (
    <div className={classes.result}>
      <div>
        <p className={classes.bigScore}>
          <span className="ff-number">{overall.score.toFixed(2)}</span>
          <span className={classes.outOf}> of 4</span>
        </p>
        <p
          className={classes.recommendation}
          data-drill={drill || undefined}
          data-good={drill ? undefined : speaksFor(overall.recommendation) || undefined}
        >
          {drill ? drillText(count, criteria.length) : recommendationText(overall.recommendation)}
        </p>
        <p className={classes.quiet}>
          At level {level}: {count.met} met, {count.partial} partial, {count.missed} missed of{' '}
          {criteria.length} criteria
        </p>
      </div>
      {!drill && (
        <div className={classes.ruled}>
          <Bands overall={overall} />
          {debrief && <p className={classes.quiet}>{debrief.rule}</p>}
        </div>
      )}
    </div>
  )
}

const drillText = ({ met, partial }: { met: number; partial: number }, of: number): string =>
  `${met} of ${of} points made${partial > 0 ? `, ${partial} in part` : ''}`
