import { Link } from 'wouter'
import type { Progress } from '../../server/interview/api.ts'
import type { QuestionSummary } from '../../server/interview/question.ts'
import { scoreText } from '../ui/format.ts'
import classes from './BankPage.module.css'

/** How many questions stand under one dimension. */
const SHOWN = 3

/** Where past reports were lowest, and what to practise for it. Nothing before the first report. */
export function Weakest({
  progress,
  questions,
}: {
  progress: Progress
  questions: readonly QuestionSummary[]
}) {
  if (progress.weakest.length === 0) return null
  const known = new Map(questions.map((it) => [it.id, it]))
  return (
    <section aria-labelledby="weakest" className={classes.weakest}>
      <h2 id="weakest">What you are weakest at</h2>
      <div className={classes.weakestList}>
        {progress.weakest.map(({ dimension, title, score, questions: ids }) => (
          <div key={dimension}>
            <h3>
              {title} <span className={classes.shelfCount}>{scoreText(score)} of 4 on average</span>
            </h3>
            <ul>
              {ids
                .flatMap((id) => known.get(id) ?? [])
                .slice(0, SHOWN)
                .map((it) => (
                  <li key={it.id}>
                    <Link href={`/bank/${it.id}`}>{it.title}</Link>{' '}
                    <span className={classes.quiet}>
                      {it.kind === 'drill' ? 'drill, ' : ''}
                      {it.minutes} min
                    </span>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}
