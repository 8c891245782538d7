import type { Report } from '../../server/grading/report.ts'
import { scoreText } from '../ui/format.ts'
import { Radar } from './Radar.tsx'
import classes from './Report.module.css'

/** Each dimension as a picture and as numbers. A drill has no ten dimensions to draw. */
export function Dimensions({ report }: { report: Report }) {
  const drill = report.rubric.id === 'drill'
  return (
    <div className={drill ? undefined : classes.dimensionsBoth}>
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
