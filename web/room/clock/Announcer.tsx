import { useEffect, useState } from 'react'
import { timeLeft } from '../../../server/interview/clock.ts'
import type { Plan } from '../../../server/interview/plan.ts'
import { useInterviewState, useServerNow } from '../session/room.ts'
import { segmentsAt, timeWords, type Urgency, urgencyOf } from './segments.ts'
import { useTick } from './use-tick.ts'

interface Moment {
  clock: 'waiting' | 'running' | 'paused' | 'ended'
  phase: string
  title: string
  urgency: Urgency
  left: string
}

/** Tells listeners what others see on the clock: a new phase, the last minutes, overtime, a pause, the end. */
export function Announcer({ plan }: { plan: Plan }) {
  const state = useInterviewState()
  const serverNow = useServerNow()
  useTick(1_000, state.clock.is === 'running')
  const now = serverNow()
  const current = segmentsAt(plan, state, now).find((it) => it.is === 'now')
  const left = timeLeft(state.clock, plan, now)
  const moment: Moment = {
    clock: state.clock.is,
    phase: current?.id ?? '',
    title: current?.title ?? '',
    urgency: left && current ? urgencyOf(left.phaseMs, current.minutes) : 'calm',
    left: left ? timeWords(left.phaseMs) : '',
  }
  const [told, setTold] = useState<{ moment: Moment; text: string }>({ moment, text: '' })
  const text = announcement(told.moment, moment)
  useEffect(() => {
    if (text !== null) setTold({ moment, text })
  })
  return (
    <div role="status" className="ff-hidden">
      {told.text}
    </div>
  )
}

/** What to say when `before` became `now`; null when nothing that needs saying changed. */
export function announcement(before: Moment, now: Moment): string | null {
  if (before.clock !== now.clock) {
    if (now.clock === 'paused') return 'The clock is paused.'
    if (now.clock === 'ended') return 'The interview has ended.'
    if (now.clock === 'running')
      return before.clock === 'paused' ? 'The clock runs again.' : `The interview has started: ${now.title}.`
    return ''
  }
  if (before.phase !== now.phase) return `Next phase: ${now.title}. ${now.left}.`
  if (before.urgency === now.urgency) return null
  if (now.urgency === 'near') return `${now.left} left in ${now.title}.`
  return now.urgency === 'over' ? `The time for ${now.title} is over.` : ''
}
