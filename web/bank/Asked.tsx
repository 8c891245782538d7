import type { Question } from '../../server/interview/question.ts'
import { words } from '../ui/format.ts'
import classes from './QuestionPage.module.css'

/** What whoever asks the question goes by: facts, criteria with their probes, curveballs. */
export function Asked({ question }: { question: Question }) {
  const { facts, criteria, curveballs } = question
  return (
    <>
      {facts.length > 0 && (
        <section aria-labelledby="facts" className={classes.panel}>
          <h2 id="facts">Facts that a clarifying question uncovers</h2>
          <dl className={classes.facts}>
            {facts.map((fact) => (
              <div key={fact.id}>
                <dt>{fact.asks.slice(0, 3).join(' · ')}</dt>
                <dd>{fact.answer}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section aria-labelledby="criteria" className={classes.panel}>
        <h2 id="criteria">
          {question.format === 'drill/1' ? 'Points of a good answer' : 'Criteria of this question'}
        </h2>
        <ul className={classes.criteria}>
          {criteria.map((it) => (
            <li key={it.id}>
              <h3>{it.title}</h3>
              <p className={classes.quiet}>
                {words(it.dimension)} · weight {it.weights[question.level]} at {question.level}
              </p>
              <p>{it.met}</p>
              <p className={classes.probe}>“{it.probe}”</p>
            </li>
          ))}
        </ul>
      </section>
      {curveballs.length > 0 && (
        <section aria-labelledby="curveballs" className={classes.panel}>
          <h2 id="curveballs">Curveballs</h2>
          <ul className={classes.criteria}>
            {curveballs.map((it) => (
              <li key={it.id}>
                <p>{it.text}</p>
                <details>
                  <summary>What a good answer holds</summary>
                  <ul>
                    {it.good.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                  {it.weak && <p className={classes.quiet}>A weak one: {it.weak}</p>}
                  <p className={classes.probe}>“{it.followUp}”</p>
                </details>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
