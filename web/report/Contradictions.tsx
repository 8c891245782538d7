import type { Debrief } from '../../server/grading/debrief/schema.ts'
import { clockTime } from '../ui/format.ts'
import classes from './Debrief.module.css'
import { placeOf } from './model.ts'

/** Figures that were said one way and written another. */
export function Contradictions({ found }: { found: Debrief['contradictions'] }) {
  return (
    <ul className={classes.pitfalls} aria-label="Said one way, written another">
      {found.map(({ said, row, saidValue, rowValue, times }) => (
        <li key={`${said.utterance} ${row}`}>
          <h3>
            Said “{saidValue}”, written {rowValue}
          </h3>
          <p>
            The same figure, {times} times apart. On the worksheet: <code>{row}</code>
          </p>
          <a href={`#${placeOf(said)}`} className={classes.words}>
            <span className={classes.moment}>{clockTime(said.at)}</span>
            <q>{said.quote}</q>
          </a>
        </li>
      ))}
    </ul>
  )
}
