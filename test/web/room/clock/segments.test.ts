import { describe, expect, it } from 'vitest'
import type { InterviewEvent } from '../../../../server/interview/events.ts'
import { emptyState, fold } from '../../../../server/interview/state.ts'
import { announcement } from '../../../../web/room/clock/Announcer.tsx'
import {
  momentText,
  segmentsAt,
  timeText,
  timeWords,
  urgencyOf,
} from '../../../../web/room/clock/segments.ts'
import { plans } from '../../../helpers/plans.ts'

const [plan] = plans
if (!plan) throw new Error('no plan ships')
const START = 1_000_000
const by = { person: '5b8f2b1a-6a55-4f0e-9c1e-1d1f0a3c7b11', role: 'interviewer' } as const
const id = '0d600fcb-ccdf-4a36-9406-734d3fe86c11'
const started: InterviewEvent = {
  seq: 1,
  at: START,
  by,
  id,
  kind: 'interview.started',
  payload: {
    question: { id: 'q', title: 'Q', prompt: 'P', hash: 'h' },
    level: 'L5',
    plan,
    interviewer: 'peer',
  },
}
const advanced: InterviewEvent = {
  seq: 2,
  at: START + 6 * 60_000,
  by,
  id,
  kind: 'phase.advanced',
  payload: { from: 'requirements', to: 'high-level-design' },
}

describe('the plan as a bar', () => {
  it('lies ahead before the start', () => {
    const segments = segmentsAt(plan, emptyState, START)
    expect(segments.every((it) => it.is === 'next' && it.progress === 0)).toBe(true)
    expect(segments.reduce((sum, it) => sum + it.share, 0)).toBeCloseTo(1)
  })

  it('shows what was used, what is on and what ran over', () => {
    const segments = segmentsAt(plan, fold([started, advanced]), START + 11 * 60_000)
    expect(segments.map((it) => [it.is, it.over, it.progress])).toEqual([
      ['done', true, 1],
      ['now', false, 0.5],
      ['next', false, 0],
      ['next', false, 0],
      ['next', false, 0],
    ])
  })

  it('gives an extended phase its minutes', () => {
    const extended: InterviewEvent = {
      seq: 2,
      at: START + 60_000,
      by,
      id,
      kind: 'phase.extended',
      payload: { phase: 'requirements', minutes: 2 },
    }
    expect(segmentsAt(plan, fold([started, extended]), START + 120_000)[0]?.minutes).toBe(7)
  })

  it('has no phase on after the end', () => {
    const ended: InterviewEvent = {
      seq: 2,
      at: START + 60_000,
      by,
      id,
      kind: 'interview.ended',
      payload: { reason: 'stopped' },
    }
    const segments = segmentsAt(plan, fold([started, ended]), START + 900_000)
    expect(segments.map((it) => it.is)).toEqual(['done', 'next', 'next', 'next', 'next'])
    expect(segments[0]?.progress).toBeCloseTo(0.2)
  })
})

describe('the time left', () => {
  it.each([
    [300_000, '5:00', '5 minutes 0 seconds'],
    [299_001, '5:00', '5 minutes 0 seconds'],
    [1, '0:01', '1 second'],
    [0, '0:00', '0 seconds'],
    [-12_900, '+0:12', '12 seconds over time'],
    [3_661_000, '1:01:01', '61 minutes 1 second'],
  ])('of %i ms is written %s', (ms, text, words) => {
    expect(timeText(ms)).toBe(text)
    expect(timeWords(ms)).toBe(words)
  })

  it.each([
    [300_000, 20, 'calm'],
    [120_000, 20, 'near'],
    [61_000, 5, 'calm'],
    [60_000, 5, 'near'],
    [0, 5, 'near'],
    [-1, 5, 'over'],
  ] as const)('of %i ms in a phase of %i minutes is %s', (ms, minutes, urgency) => {
    expect(urgencyOf(ms, minutes)).toBe(urgency)
  })

  it('writes a moment of the interview in its own time', () => {
    expect(momentText(724_999)).toBe('12:04')
  })
})

describe('what is read out', () => {
  const calm = {
    clock: 'running',
    phase: 'a',
    title: 'Deep dive',
    urgency: 'calm',
    left: '9 minutes 0 seconds',
  } as const
  it.each([
    [{ ...calm, clock: 'waiting' } as const, calm, 'The interview has started: Deep dive.'],
    [calm, { ...calm, phase: 'b', title: 'Trade-offs' }, 'Next phase: Trade-offs. 9 minutes 0 seconds.'],
    [
      calm,
      { ...calm, urgency: 'near', left: '2 minutes 0 seconds' } as const,
      '2 minutes 0 seconds left in Deep dive.',
    ],
    [calm, { ...calm, urgency: 'over' } as const, 'The time for Deep dive is over.'],
    [calm, { ...calm, clock: 'paused' } as const, 'The clock is paused.'],
    [{ ...calm, clock: 'paused' } as const, calm, 'The clock runs again.'],
    [calm, { ...calm, clock: 'ended' } as const, 'The interview has ended.'],
    [calm, { ...calm, left: '8 minutes 59 seconds' }, null],
  ])('case %#', (before, now, text) => {
    expect(announcement(before, now)).toBe(text)
  })
})
