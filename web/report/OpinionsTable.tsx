import type { ReactNode } from 'react'
import type { Evidence } from '../../server/grading/report.ts'
import type { ComparedRow } from '../../server/opinions/compare.ts'
import type { OpinionCriterion, OpinionGrader } from '../../server/opinions/opinion.ts'
import { clockTime } from '../ui/format.ts'
import table from '../ui/Table.module.css'
import { GiveVerdict } from './GiveVerdict.tsx'
import { graderName } from './graders.ts'
import { placeOf, verdictText } from './model.ts'
import classes from './Opinions.module.css'

/** Criteria in rows, graders in columns; the last column is for deciding oneself, for whom may. */
export function OpinionsTable({
  interview,
  caption,
  rows,
  graders,
  own,
  mayJudge,
}: {
  interview: string
  caption: string
  rows: readonly ComparedRow[]
  graders: readonly OpinionGrader[]
  own: number | null
  mayJudge: boolean
}) {
  // One's own verdicts stand where they are given, and in no second column.
  const columns = graders.flatMap((grader, at) => (mayJudge && at === own ? [] : [{ grader, at }]))
  return (
    <table className={`${table.table} ${classes.table}`}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Criterion</th>
          {columns.map(({ grader, at }) => (
            <th key={at} scope="col">
              {graderName(grader, at === own)}
            </th>
          ))}
          {mayJudge && <th scope="col">You</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, cells }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`#criterion-${id}`}>{title}</a>
            </th>
            {columns.map(({ grader, at }) => (
              <td key={at} data-head={graderName(grader, at === own)}>
                <Cell cell={cells[at] ?? null} />
              </td>
            ))}
            {mayJudge && (
              <td data-head="You">
                <GiveVerdict
                  interview={interview}
                  criterion={id}
                  title={title}
                  given={own === null ? null : (cells[own] ?? null)}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ cell }: { cell: OpinionCriterion | null }) {
  if (!cell) return <span className={classes.quiet}>–</span>
  if (cell.outcome === 'could-not-judge')
    return (
      <>
        <span className={classes.verdict}>Could not judge</span>
        <Why>
          <p>{cell.says} That says nothing about the candidate.</p>
        </Why>
      </>
    )
  return (
    <>
      <span className={classes.verdict} data-verdict={cell.verdict}>
        {verdictText[cell.verdict]}
      </span>
      {(cell.reason !== '' || cell.evidence.length > 0) && (
        <Why>
          {cell.reason && <p>{cell.reason}</p>}
          {cell.evidence.map((it) => (
            <Quote key={`${placeOf(it)} ${it.quote}`} evidence={it} />
          ))}
        </Why>
      )}
    </>
  )
}

const Why = ({ children }: { children: ReactNode }) => (
  <details className={classes.why}>
    <summary>Why</summary>
    {children}
  </details>
)

const Quote = ({ evidence }: { evidence: Evidence }) => (
  <a href={`#${placeOf(evidence)}`} className={classes.quote}>
    {'utterance' in evidence && <span>{clockTime(evidence.at)} </span>}
    <q>{evidence.quote}</q>
  </a>
)
