import type { Report } from '../../server/grading/report.ts'
import type { InterviewFile } from '../../server/interview/export.ts'
import table from '../ui/Table.module.css'
import classes from './Report.module.css'

const sections = [
  ['estimate', 'Estimates'],
  ['cost', 'Costs'],
] as const

/** The rows of the worksheet as they ended; what each comes to stands under “Arithmetic”. */
export function Worksheet({ file, report }: { file: InterviewFile; report: Report }) {
  const rows = file.worksheet ?? []
  if (rows.length === 0) return <p className={classes.quiet}>The worksheet stayed empty.</p>
  const result = (formula: string) =>
    report.arithmetic.find((it) => it.source === 'worksheet' && it.quote.includes(formula))
  return (
    <>
      {sections.map(([id, title]) => {
        const own = rows.filter((it) => it.section === id)
        return (
          own.length > 0 && (
            <table key={id} className={table.table}>
              <caption>{title}</caption>
              <thead>
                <tr>
                  <th scope="col">What</th>
                  <th scope="col" className={table.wideCell}>
                    Formula
                  </th>
                  <th scope="col">Result</th>
                </tr>
              </thead>
              <tbody>
                {own.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">{row.label || '–'}</th>
                    <td data-head="Formula">
                      <code>{row.formula || '–'}</code>
                    </td>
                    <td data-head="Result">{result(row.formula)?.computed ?? '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        )
      })}
    </>
  )
}
