import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react'
import type { Debrief } from '../../server/grading/debrief/schema.ts'
import fold from '../ui/Fold.module.css'
import classes from './Debrief.module.css'

/** What the graph of the whiteboard shows, and which parts of the reference stand on it. It earns and costs nothing. */
export function BoardFindings({ whiteboard }: { whiteboard: NonNullable<Debrief['whiteboard']> }) {
  const { findings, stages } = whiteboard
  return (
    <div className={classes.board}>
      {findings.length > 0 && (
        <ul className={classes.findings} aria-label="What the drawing shows">
          {findings.map(({ kind, good, text }) => {
            const Icon = good ? IconCircleCheck : IconAlertCircle
            return (
              <li key={kind} data-good={good}>
                <Icon size={18} aria-hidden />
                <p>{text}</p>
              </li>
            )
          })}
        </ul>
      )}
      {stages.length > 0 && <Stages stages={stages} />}
    </div>
  )
}

function Stages({ stages }: { stages: NonNullable<Debrief['whiteboard']>['stages'] }) {
  return (
    <details className={classes.weights}>
      <summary>
        Held against the reference
        <span className={fold.count}>
          {stages.filter((it) => it.drawn.length > 0).length} of {stages.length} layers drawn
        </span>
      </summary>
      <p className={classes.quiet}>
        As far as labels tell: a part counts as drawn by its name or by what it does. Another design may be as
        good.
      </p>
      <dl className={classes.stages}>
        {stages.map(({ title, drawn, missing }) => (
          <div key={title} data-drawn={drawn.length > 0}>
            <dt>{title}</dt>
            <dd>{drawn.length > 0 ? drawn.join(' · ') : 'Nothing of it was drawn.'}</dd>
            {missing.length > 0 && <dd className={classes.quiet}>Not drawn: {missing.join(', ')}</dd>}
          </div>
        ))}
      </dl>
    </details>
  )
}
