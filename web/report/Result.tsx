import type { Report } from '../../server/grading/report.ts'
import { recommendationText, scoreText, speaksFor } from '../ui/format.ts'
import { tally } from './model.ts'
import { Radar } from './Radar.tsx'
import classes from './Report.module.css'

/** The overall score with what it recommends, and each dimension as a picture and as numbers. */
export function Result({ report }: { report: Report }) {
  const { overall, level, criteria } = report
  const count = tally(criteria)
  // A drill is too short for a recommendation, and has no ten dimensions to draw.
  const drill = report.rubric.id === 'drill'
  return (
    <div className={classes.result}>
      <div className={classes.overall}>
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
      {!drill && <Radar dimensions={report.dimensions} />}
      <ul className={classes.dimensions} aria-label="Score of each dimension">
        {report.dimensions
          .filter((it) => !drill || it.score !== null)
          .map((it) => (
            <li key={it.id}>
              <a href={`#dimension-${it.id}`}>{it.title}</a>
              <span className={classes.meter} aria-hidden="true">
                <span style={{ width: `${((it.score ?? 0) / 4) * 100}%` }} />
              </span>
              <span className="ff-number">
                {scoreText(it.score)}
                <span className="ff-hidden"> of 4</span>
              </span>
            </li>
          ))}
      </ul>
    </div>
  )
}

const drillText = ({ met, partial }: { met: number; partial: number }, of: number): string =>
  `${met} of ${of} points made${partial > 0 ? `, ${partial} in part` : ''}`
