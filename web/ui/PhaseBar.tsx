import type { Phase } from '../../server/interview/plan.ts'
import { minutesText } from './format.ts'
import classes from './PhaseBar.module.css'

/** How many hues `--ff-phase-N` there are in the style sheet. */
const HUES = 9
/** The colour of the phase at this place of a plan, as a CSS value; the same in lobby, room and report. */
export const phaseColour = (index: number): string => `var(--ff-phase-${(index % HUES) + 1})`

/** A plan as a bar, each phase as wide as its minutes, with the phases in words below. */
export function PhaseBar({ phases }: { phases: readonly Phase[] }) {
  return (
    <div>
      <div className={classes.bar} aria-hidden="true">
        {phases.map((phase, index) => (
          <span
            key={phase.id}
            className={classes.part}
            style={{ flexGrow: phase.minutes, background: phaseColour(index) }}
          />
        ))}
      </div>
      <ol className={classes.list} aria-label="Phases">
        {phases.map((phase, index) => (
          <li key={phase.id}>
            <span className={classes.dot} style={{ background: phaseColour(index) }} aria-hidden="true" />
            {phase.title}
            <span className={classes.minutes}>{minutesText(phase.minutes)} min</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
