import { useState } from 'react'
import type { OpinionsAnswer } from '../../server/opinions/api.ts'
import { type Agreement, compareOpinions } from '../../server/opinions/compare.ts'
import { notJudgedIn, type Opinion } from '../../server/opinions/opinion.ts'
import { useOpinions } from '../api/opinions.ts'
import { ProblemNote } from '../ui/Problem.tsx'
import { Tag } from '../ui/Tag.tsx'
import { AskModel } from './AskModel.tsx'
import { graderName, versionText } from './graders.ts'
import classes from './Opinions.module.css'
import { OpinionsTable } from './OpinionsTable.tsx'

/** What rules, model and people say of the same criteria, side by side: where they differ first. */
export function Opinions({ id }: { id: string }) {
  const opinions = useOpinions(id)
  if (opinions.error) return <ProblemNote error={opinions.error} />
  if (!opinions.data) return <p className={classes.quiet}>Gathering the opinions …</p>
  return <SideBySide id={id} answer={opinions.data} />
}

function SideBySide({ id, answer }: { id: string; answer: OpinionsAnswer }) {
  const { opinions, model, mayJudge, own } = answer
  const { graders, rows, agreements } = compareOpinions(opinions)
  const first = useFirst(
    opinions.filter((_, at) => at !== own),
    rows.filter((row) => row.difference > 0).map((row) => row.id),
  )
  const differing = rows.filter((row) => first.has(row.id))
  const agreeing = rows.filter((row) => !first.has(row.id))
  const shared = { interview: id, graders, own, mayJudge }
  return (
    <div className={classes.opinions}>
      <AskModel id={id} standing={model} />
      {(opinions.length > 1 || mayJudge) && (
        <>
          <Legend opinions={opinions} agreements={agreements} own={own} />
          {differing.length > 0 && (
            <OpinionsTable {...shared} caption={`They differ on ${differing.length}`} rows={differing} />
          )}
          <details open={differing.length === 0 && mayJudge} className={classes.fold}>
            <summary>
              {differing.length === 0 ? 'All criteria' : `The other ${agreeing.length}, on which they do not`}
            </summary>
            <OpinionsTable {...shared} caption="They do not differ" rows={agreeing} />
          </details>
        </>
      )}
    </div>
  )
}

/**
 * The criteria that stand first: those that differ. A verdict of one's own moves none until the page is opened again, so that
 * what one is working on stays where it is.
 */
function useFirst(others: readonly Opinion[], differing: readonly string[]): ReadonlySet<string> {
  const mark = others.map(({ grader }) => `${grader.name} ${grader.version}`).join('\n')
  const [kept, keep] = useState({ mark, first: new Set(differing) })
  if (kept.mark === mark) return kept.first
  const first = new Set(differing)
  keep({ mark, first })
  return first
}

const kinds = { rules: 'Rules', model: 'Model', person: 'Person' } as const

function Legend({
  opinions,
  agreements,
  own,
}: {
  opinions: readonly Opinion[]
  agreements: readonly Agreement[]
  own: number | null
}) {
  return (
    <div className={classes.legend}>
      <ul aria-label="Who judged">
        {opinions.map((opinion, at) => {
          const { grader } = opinion
          const without = notJudgedIn(opinion)
          return (
            <li key={`${grader.kind} ${grader.name} ${grader.version}`}>
              <Tag>{kinds[grader.kind]}</Tag> <strong>{graderName(grader, at === own)}</strong>{' '}
              <span className={classes.quiet}>
                {versionText(grader)}
                {without > 0 && `; could not judge ${without} of ${opinion.criteria.length}`}
              </span>
            </li>
          )
        })}
      </ul>
      {agreements.length > 0 && (
        <ul aria-label="How far they agree" className={classes.quiet}>
          {agreements.map(({ graders: [one, other], both, exact, kappa }) => (
            <li key={`${one.name} ${one.version} ${other.name} ${other.version}`}>
              {graderName(one)} and {graderName(other)}:{' '}
              {exact === null
                ? 'no criterion that both judged'
                : `the same on ${Math.round(exact * both)} of ${both}${kappa === null ? '' : `, weighted kappa ${kappa.toFixed(2)}`}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
