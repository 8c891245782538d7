import type { Debrief, Calibration as Level } from '../../server/grading/debrief/schema.ts'
import type { Report } from '../../server/grading/report.ts'
import { recommendationText, speaksFor } from '../ui/format.ts'
import table from '../ui/Table.module.css'
import classes from './Debrief.module.css'

/** The same verdicts by the weights of each level: what they come to, what is missing, and what weighs how much. */
export function Calibration({ levels, report }: { levels: Debrief['calibration']; report: Report }) {
  const titles = new Map(report.criteria.map((it) => [it.id, it.title]))
  return (
    <>
      <p className={classes.quiet}>
        The verdicts stay the same, and each level weighs them in its own way: higher ones ask more for money,
        operation and limits.
      </p>
      <div className={classes.levels}>
        {levels.map((it) => (
          <LevelCard key={it.level} of={it} titles={titles} />
        ))}
      </div>
      <details className={classes.weights}>
        <summary>What weighs how much</summary>
        <Shares levels={levels} report={report} />
      </details>
    </>
  )
}

function LevelCard({ of, titles }: { of: Level; titles: ReadonlyMap<string, string> }) {
  const { level, own, score, recommendation, expects } = of
  return (
    <section className={classes.level} data-own={own || undefined} aria-label={level}>
      <h3>
        {level}
        {own && <span className={classes.ownLevel}>this interview</span>}
      </h3>
      <p className={classes.levelScore}>
        <span className="ff-number">{score.toFixed(2)}</span>
        <span data-good={speaksFor(recommendation) || undefined}>{recommendationText(recommendation)}</span>
      </p>
      {expects.length > 0 && <p className={classes.quiet}>{level} expects</p>}
      <ul>
        {expects.map(({ criterion, lost }) => (
          <li key={criterion}>
            <a href={`#criterion-${criterion}`}>{titles.get(criterion) ?? criterion}</a>
            <span className={classes.lost}>−{lost.toFixed(2)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Shares({ levels, report }: { levels: readonly Level[]; report: Report }) {
  const share = (level: Level, id: string) => level.shares.find((it) => it.dimension === id)?.percent ?? 0
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">Dimension</th>
          {levels.map(({ level }) => (
            <th key={level} scope="col">
              {level}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {report.dimensions.map(({ id, title }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            {levels.map((level) => (
              <td key={level.level} data-head={level.level} className="ff-number">
                {share(level, id).toFixed(1)} %
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
