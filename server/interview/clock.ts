import { type Plan, planMinutes } from './plan.ts'

/** Milliseconds of the server's clock throughout. */
export type Clock =
  | { is: 'waiting' }
  /** `endsAt` is when the phase's minutes are used up; past it runs overtime. */
  | { is: 'running'; phase: string; endsAt: number }
  /** `leftMs` is negative in overtime. */
  | { is: 'paused'; phase: string; leftMs: number; since: number }
  | { is: 'ended'; at: number }

/** What happened to a phase so far. Times are of the interview's own clock: ms since its start, pauses left out. */
export interface PhaseRecord {
  id: string
  startedAtMs: number
  endedAtMs: number | null
  extendedMinutes: number
}

export interface TimeLeft {
  /** Negative in overtime. */
  phaseMs: number
  /** This phase's rest (not below zero) and the minutes of those that follow. */
  interviewMs: number
}

/** Time left at `now`. Null before the start and after the end. */
export function timeLeft(clock: Clock, plan: Plan, now: number): TimeLeft | null {
  if (clock.is === 'waiting' || clock.is === 'ended') return null
  const phaseMs = clock.is === 'running' ? clock.endsAt - now : clock.leftMs
  const index = plan.phases.findIndex((phase) => phase.id === clock.phase)
  const rest = planMinutes({ ...plan, phases: plan.phases.slice(index + 1) }) * 60_000
  return { phaseMs, interviewMs: Math.max(0, phaseMs) + rest }
}
