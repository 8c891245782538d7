import type { Plan } from '../../../server/interview/plan.ts'
import type { InterviewState } from '../../../server/interview/state.ts'
import { currentPhase, elapsedMs } from '../../../server/interview/state.ts'

/** One phase as the plan's bar shows it. */
export interface Segment {
  id: string
  title: string
  /** Planned minutes with what it was extended by. */
  minutes: number
  /** Part of the bar's width, of 1. */
  share: number
  /** How much of its minutes is used, 0 to 1. */
  progress: number
  is: 'done' | 'now' | 'next'
  /** Ran or runs longer than its minutes. */
  over: boolean
}

/** The plan as a bar at server time `now`. Before the start all phases lie ahead. */
export function segmentsAt(plan: Plan, state: InterviewState, now: number): Segment[] {
  const records = new Map(state.phases.map((record) => [record.id, record]))
  const elapsed = elapsedMs(state, now)
  const current = state.clock.is === 'ended' ? '' : currentPhase(state)
  const minutesOf = (id: string, minutes: number) => minutes + (records.get(id)?.extendedMinutes ?? 0)
  const total = plan.phases.reduce((sum, phase) => sum + minutesOf(phase.id, phase.minutes), 0)
  return plan.phases.map((phase) => {
    const record = records.get(phase.id)
    const minutes = minutesOf(phase.id, phase.minutes)
    const used = record ? (record.endedAtMs ?? elapsed) - record.startedAtMs : 0
    return {
      id: phase.id,
      title: phase.title,
      minutes,
      share: minutes / total,
      progress: Math.min(1, used / (minutes * 60_000)),
      is: phase.id === current ? 'now' : record ? 'done' : 'next',
      over: used > minutes * 60_000,
    }
  })
}

/** How the time left calls for attention. */
export type Urgency = 'calm' | 'near' | 'over'

/** `near` in the last two minutes, of short phases in the last fifth. */
export function urgencyOf(phaseMs: number, minutes: number): Urgency {
  if (phaseMs < 0) return 'over'
  return phaseMs <= Math.min(120_000, minutes * 60_000 * 0.2) ? 'near' : 'calm'
}

/** `4:07`, in overtime `+0:12`, of an hour or more `1:04:07`. The last second counts until it is over. */
export function timeText(ms: number): string {
  const seconds = ms >= 0 ? Math.ceil(ms / 1000) : Math.floor(-ms / 1000)
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const tail = String(seconds % 60).padStart(2, '0')
  const body = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
  return ms < 0 ? `+${body}` : body
}

/** The same for listeners: `4 minutes 7 seconds`. */
export function timeWords(ms: number): string {
  const seconds = ms >= 0 ? Math.ceil(ms / 1000) : Math.floor(-ms / 1000)
  const minutes = Math.floor(seconds / 60)
  const part = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`
  const words = [...(minutes > 0 ? [part(minutes, 'minute')] : []), part(seconds % 60, 'second')].join(' ')
  return ms < 0 ? `${words} over time` : words
}

/** The moment of something in the interview's own time: `12:04`. */
export function momentText(elapsed: number): string {
  const seconds = Math.floor(elapsed / 1000)
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}
