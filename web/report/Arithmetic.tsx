import type { ArithmeticCheck } from '../../server/grading/report.ts'
import { clockTime } from '../ui/format.ts'
import table from '../ui/Table.module.css'
import classes from './Report.module.css'

/** Every calculation that was found, said or written, with what it comes to. */
export function Arithmetic({ checks }: { checks: readonly ArithmeticCheck[] }) {
  if (checks.length === 0)
    return <p className={classes.quiet}>No calculation was found, neither in words nor on the worksheet.</p>
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col" className={table.wideCell}>
            Calculation
          </th>
          <th scope="col">Said</th>
          <th scope="col">Recomputed</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        {checks.map((check, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <tr key={index}>
            <td>
              {check.utterance === null ? (
                <span>{check.quote}</span>
              ) : (
                <a href={`#said-${check.utterance}`}>
                  {check.at !== null && <span className={classes.moment}>{clockTime(check.at)}</span>}{' '}
                  {check.quote}
                </a>
              )}
            </td>
            <td data-head="Said">{check.claimed ?? '–'}</td>
            <td data-head="Recomputed">{check.computed ?? '–'}</td>
            <td data-head="Verdict" data-ok={check.ok}>
              {check.ok ? 'Right' : 'Off'}
              {check.note !== `comes to ${check.computed}` && (
                <span className={classes.quiet}> {check.note}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
