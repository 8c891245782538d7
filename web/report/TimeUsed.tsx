import type { Report } from '../../server/grading/report.ts'
import { minutesText } from '../ui/format.ts'
import { phaseColour } from '../ui/PhaseBar.tsx'
import table from '../ui/Table.module.css'
import { phaseTitle } from './model.ts'
import classes from './Report.module.css'

/** Minutes planned against minutes used, phase by phase. */
export function TimeUsed({ time }: { time: Report['time'] }) {
  if (time.length === 0) return <p className={classes.quiet}>The file names no phases.</p>
  const most = Math.max(...time.map((it) => Math.max(it.usedMinutes, it.plannedMinutes ?? 0)), 0.1)
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">Phase</th>
          <th scope="col">Planned</th>
          <th scope="col">Used</th>
          <th scope="col" className={table.wideCell}>
            Used against planned
          </th>
        </tr>
      </thead>
      <tbody>
        {time.map((it, index) => (
          <tr key={it.id}>
            <th scope="row">{phaseTitle(it.title === it.id ? { id: it.id } : it)}</th>
            <td data-head="Planned">
              {it.plannedMinutes === null ? '–' : `${minutesText(it.plannedMinutes)} min`}
            </td>
            <td data-head="Used">
              {minutesText(it.usedMinutes)} min{over(it) && <span className={classes.over}> {over(it)}</span>}
            </td>
            <td>
              <span className={classes.timeBar} aria-hidden="true">
                <span
                  style={{ width: `${(it.usedMinutes / most) * 100}%`, background: phaseColour(index) }}
                />
                {it.plannedMinutes !== null && <i style={{ left: `${(it.plannedMinutes / most) * 100}%` }} />}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

// Less than a tenth of a minute is how long a sentence takes to end.
function over({ plannedMinutes, usedMinutes }: Report['time'][number]): string | null {
  if (plannedMinutes === null || usedMinutes - plannedMinutes < 0.1) return null
  return `${minutesText(usedMinutes - plannedMinutes)} over`
}
