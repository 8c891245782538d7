import type { Debrief } from '../../server/grading/debrief/schema.ts'
import { clockTime } from '../ui/format.ts'
import classes from './Debrief.module.css'
import { placeOf } from './model.ts'

/** Habits that cost points here, each with its moment. */
export function Pitfalls({ pitfalls, silent }: { pitfalls: Debrief['pitfalls']; silent: boolean }) {
  if (pitfalls.length === 0)
    return (
      <p className={classes.quiet}>
        {silent ? 'The candidate said nothing to notice any in.' : 'None of the usual ones was noticed.'}
      </p>
    )
  return (
    <ul className={classes.pitfalls}>
      {pitfalls.map(({ id, title, text, at, evidence }) => (
        <li key={`${id} ${at}`}>
          <h3>{title}</h3>
          <p>
            {!evidence && at !== null && <span className={classes.moment}>{clockTime(at)} </span>}
            {text}
          </p>
          {evidence && (
            <a href={`#${placeOf(evidence)}`} className={classes.words}>
              {at !== null && <span className={classes.moment}>{clockTime(at)}</span>}
              <q>{evidence.quote}</q>
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
