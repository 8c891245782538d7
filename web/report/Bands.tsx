import type { Report } from '../../server/grading/report.ts'
import { bands } from '../../server/grading/score.ts'
import { recommendationText } from '../ui/format.ts'
import classes from './Debrief.module.css'

/** The recommendations along the scale of 4, and where this score stands. The rule beside it says the same in words. */
export function Bands({ overall }: { overall: Report['overall'] }) {
  return (
    <div className={classes.bands} aria-hidden="true">
      <div className={classes.scale}>
        {bands.map(({ recommendation, from, to }) => (
          <span
            key={recommendation}
            style={{ width: `${((to - from) / 4) * 100}%` }}
            data-own={recommendation === overall.recommendation || undefined}
            data-good={from >= 2.2 || undefined}
          />
        ))}
        <i style={{ left: `${(overall.score / 4) * 100}%` }} />
      </div>
      <ol className={classes.bandNames}>
        {bands.map(({ recommendation, from }) => (
          <li key={recommendation} data-own={recommendation === overall.recommendation || undefined}>
            <span className="ff-number">{from.toFixed(1)}</span> {recommendationText(recommendation)}
          </li>
        ))}
      </ol>
    </div>
  )
}
