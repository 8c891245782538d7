import { timeLeft } from '../../../server/interview/clock.ts'
import type { Plan } from '../../../server/interview/plan.ts'
import { useInterviewState, useServerNow } from '../session/room.ts'
import classes from './PhaseClock.module.css'
import { segmentsAt, timeText, timeWords, urgencyOf } from './segments.ts'
import { useTick } from './use-tick.ts'

/** How old a shown time may be, in ms. */
const TURN_MS = 100

/** Time left in the phase and in the interview, with the plan as a bar between them. */
export function PhaseClock({ plan }: { plan: Plan }) {
  const state = useInterviewState()
  const serverNow = useServerNow()
  useTick(TURN_MS, state.clock.is === 'running')
  const now = serverNow()
  const left = timeLeft(state.clock, plan, now)
  const segments = segmentsAt(plan, state, now)
  const current = segments.find((it) => it.is === 'now')
  const urgency = left && current ? urgencyOf(left.phaseMs, current.minutes) : 'calm'
  return (
    <div className={classes.clock} data-urgency={urgency} data-clock={state.clock.is}>
      <div className={classes.phase}>
        <span className={classes.caption}>{captionOf(state.clock.is, current?.title, urgency)}</span>
        <span
          role="timer"
          aria-label="Time left in this phase"
          aria-description={left ? timeWords(left.phaseMs) : undefined}
          className={classes.time}
          data-ms={left ? Math.round(left.phaseMs) : undefined}
        >
          {left ? timeText(left.phaseMs) : state.clock.is === 'waiting' ? timeText(firstMs(plan)) : '0:00'}
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
        <span className={classes.caption}>Interview</span>
        <span
          role="timer"
          aria-label="Time left in the interview"
          aria-description={left ? timeWords(left.interviewMs) : undefined}
          className={classes.time}
          data-ms={left ? Math.round(left.interviewMs) : undefined}
        >
          {left ? timeText(left.interviewMs) : state.clock.is === 'waiting' ? timeText(planMs(plan)) : '0:00'}
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
  if (is === 'ended') return 'Ended'
  if (is === 'paused') return `${title ?? ''} · paused`
  return urgency === 'over' ? `${title ?? ''} · overtime` : (title ?? '')
}
