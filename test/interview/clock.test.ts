import { describe, expect, it } from 'vitest'
import { timeLeft } from '../../server/interview/clock.ts'
import { emptyState, fold } from '../../server/interview/state.ts'
import { logOf, plan, START, started } from './log-of.ts'

const minutes = (count: number) => count * 60_000
const at = (seconds: number) => START + seconds * 1_000
const clockOf = (...steps: Parameters<typeof logOf>) => fold(logOf(...steps)).clock

describe('the clock', () => {
  it('shows no time before the start and after the end', () => {
    expect(timeLeft(emptyState.clock, plan, START)).toBeNull()
    const ended = clockOf([0, 'interview.started', started], [60, 'interview.ended', { reason: 'stopped' }])
    expect(timeLeft(ended, plan, at(90))).toBeNull()
  })

  it('counts the phase down, and the interview with it', () => {
    const clock = clockOf([0, 'interview.started', started])
    expect(timeLeft(clock, plan, START)).toEqual({ phaseMs: minutes(5), interviewMs: minutes(17.5) })
    expect(timeLeft(clock, plan, at(90))).toEqual({ phaseMs: minutes(3.5), interviewMs: minutes(16) })
  })

  it('runs below zero in overtime, which takes nothing from the phases that follow', () => {
    const clock = clockOf([0, 'interview.started', started])
    expect(timeLeft(clock, plan, at(6 * 60))).toEqual({ phaseMs: minutes(-1), interviewMs: minutes(12.5) })
  })

  it('stands still while paused, in overtime too', () => {
    const paused = clockOf([0, 'interview.started', started], [60, 'clock.paused', {}])
    expect(timeLeft(paused, plan, at(60))).toEqual(timeLeft(paused, plan, at(9_999)))
    expect(timeLeft(paused, plan, at(60))?.phaseMs).toBe(minutes(4))
    const late = clockOf([0, 'interview.started', started], [360, 'clock.paused', {}])
    expect(timeLeft(late, plan, at(9_999))?.phaseMs).toBe(minutes(-1))
  })

  it('goes on after a pause with the time that was left', () => {
    const clock = clockOf(
      [0, 'interview.started', started],
      [60, 'clock.paused', {}],
      [600, 'clock.resumed', {}],
    )
    expect(timeLeft(clock, plan, at(660))?.phaseMs).toBe(minutes(3))
  })

  it('gives a phase the minutes by which it was extended, running or paused', () => {
    const extend = ['phase.extended', { phase: 'one', minutes: 2 }] as const
    const running = clockOf([0, 'interview.started', started], [30, ...extend])
    expect(timeLeft(running, plan, at(60))?.phaseMs).toBe(minutes(6))
    const paused = clockOf([0, 'interview.started', started], [60, 'clock.paused', {}], [90, ...extend])
    expect(timeLeft(paused, plan, at(999))?.phaseMs).toBe(minutes(6))
  })

  it('begins each phase with its own minutes, whatever is left of the one before', () => {
    const advance = ['phase.advanced', { from: 'one', to: 'two' }] as const
    const early = clockOf([0, 'interview.started', started], [60, ...advance])
    const late = clockOf([0, 'interview.started', started], [900, ...advance])
    expect(timeLeft(early, plan, at(60))).toEqual({ phaseMs: minutes(10), interviewMs: minutes(12.5) })
    expect(timeLeft(late, plan, at(900))).toEqual({ phaseMs: minutes(10), interviewMs: minutes(12.5) })
  })

  it('stays paused when the phase is advanced in a pause', () => {
    const clock = clockOf(
      [0, 'interview.started', started],
      [60, 'clock.paused', {}],
      [90, 'phase.advanced', { from: 'one', to: 'two' }],
    )
    expect(clock).toEqual({ is: 'paused', phase: 'two', leftMs: minutes(10), since: at(60) })
  })
})
