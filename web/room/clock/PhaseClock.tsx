import { timeLeft } from '../../../server/interview/clock.ts'
import type { Plan } from '../../../server/interview/plan.ts'
import { elapsedMs } from '../../../server/interview/state.ts'
import { useInterviewState, useServerNow } from '../session/room.ts'
import classes from './PhaseClock.module.css'
import { segmentsAt, timeText, timeWords, urgencyOf } from './segments.ts'
import { useTick } from './use-tick.ts'

/** How old a shown time may be, in ms: half of what is promised, for a browser is late now and then. */
const TURN_MS = 50

/** Time left in the phase and in the interview, with the plan as a bar between them. */
export function PhaseClock({ plan }: { plan: Plan }) {
  const state = useInterviewState()
  const serverNow = useServerNow()
  useTick(TURN_MS, state.clock.is === 'running')
  const now = serverNow()
  const left = timeLeft(state.clock, plan, now)
  const took = Math.floor(elapsedMs(state, now) / 1000) * 1000
  const segments = segmentsAt(plan, state, now)
  const current = segments.find((it) => it.is === 'now')
  const urgency = left && current ? urgencyOf(left.phaseMs, current.minutes) : 'calm'
  return (
    <div className={classes.clock} data-urgency={urgency} data-clock={state.clock.is}>
      <div className={classes.phase}>
        <span className={classes.caption}>{captionOf(state.clock.is, current?.title, urgency)}</span>
        <span
          role="timer"
          aria-label={state.clock.is === 'ended' ? 'Length of the interview' : 'Time left in this phase'}
          aria-description={left ? timeWords(left.phaseMs) : undefined}
          className={classes.time}
          data-ms={left ? Math.round(left.phaseMs) : undefined}
        >
          {left ? timeText(left.phaseMs) : timeText(state.clock.is === 'waiting' ? firstMs(plan) : took)}
        </span>
      </div>
      <ol className={classes.bar} aria-label="Plan of the interview">
        {segments.map((segment) => (
          <li
            key={segment.id}
            className={classes.segment}
            data-is={segment.is}
            data-over={segment.over || undefined}
            aria-current={segment.is === 'now' ? 'step' : undefined}
            style={{ flexGrow: segment.share }}
            title={`${segment.title}, ${minutesText(segment.minutes)}`}
          >
            <span className={classes.fill} style={{ transform: `scaleX(${segment.progress})` }} />
            <span className={classes.label}>{segment.title}</span>
            <span className={classes.minutes} aria-hidden="true">
              {minutesText(segment.minutes)}
            </span>
          </li>
        ))}
      </ol>
      <div className={classes.whole}>
        <span className={classes.caption}>{state.clock.is === 'ended' ? 'Planned' : 'Interview'}</span>
        <span
          role="timer"
          aria-label={state.clock.is === 'ended' ? 'Planned length' : 'Time left in the interview'}
          aria-description={left ? timeWords(left.interviewMs) : undefined}
          className={classes.time}
          data-ms={left ? Math.round(left.interviewMs) : undefined}
        >
          {timeText(left ? left.interviewMs : planMs(plan))}
        </span>
      </div>
    </div>
  )
}

const firstMs = (plan: Plan) => (plan.phases[0]?.minutes ?? 0) * 60_000
const planMs = (plan: Plan) => plan.phases.reduce((sum, phase) => sum + phase.minutes * 60_000, 0)
const minutesText = (minutes: number) => `${Math.round(minutes * 10) / 10} min`

function captionOf(is: string, title: string | undefined, urgency: string): string {
  if (is === 'waiting') return 'Not started'
  if (is === 'ended') return 'Ended after'
  if (is === 'paused') return `${title ?? ''} · paused`
  return urgency === 'over' ? `${title ?? ''} · overtime` : (title ?? '')
}
