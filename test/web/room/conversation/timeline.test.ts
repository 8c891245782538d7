import { describe, expect, it } from 'vitest'
import { SCRIPTED } from '../../../../server/interview/events.ts'
import type { Said } from '../../../../server/interview/state.ts'
import { type Talk, timelineOf } from '../../../../web/room/conversation/timeline.ts'
import { split } from '../../../../web/room/conversation/use-dictation.ts'
import { plans } from '../../../helpers/plans.ts'

const [plan] = plans
if (!plan) throw new Error('no plan ships')
const phase = (id: string, startedAtMs: number, endedAtMs: number | null = null) => ({
  id,
  startedAtMs,
  endedAtMs,
  extendedMinutes: 0,
})
const said = (seq: number, text: string, more: Partial<Said> = {}): Said => ({
  id: `s${seq}`,
  seq,
  at: 0,
  elapsedMs: seq * 1_000,
  phase: 'requirements',
  person: 'ada',
  role: 'candidate',
  text,
  ...more,
})
const talk = (more: Partial<Talk>): Talk => ({
  transcript: [],
  curveballs: [],
  phases: [phase('requirements', 0)],
  ended: false,
  ...more,
})
const briefly = (it: Talk) =>
  timelineOf(it, plan).map((entry) =>
    entry.is === 'phase' ? `# ${entry.title}` : entry.is === 'end' ? '# end' : `${entry.is}: ${entry.text}`,
  )

describe('the conversation', () => {
  it('is empty before the start', () => {
    expect(timelineOf(talk({ phases: [] }), plan)).toEqual([])
  })

  it('stands under its phases, curveballs among the words, in order of seq', () => {
    expect(
      briefly(
        talk({
          phases: [phase('requirements', 0, 5_000), phase('high-level-design', 5_000)],
          transcript: [said(2, 'first'), said(4, 'third'), said(6, 'later', { phase: 'high-level-design' })],
          curveballs: [
            { curveball: 'c', seq: 3, elapsedMs: 3_000, phase: 'requirements', text: 'A node dies' },
          ],
        }),
      ),
    ).toEqual([
      '# Requirements',
      'said: first',
      'curveball: A node dies',
      'said: third',
      '# High-level design',
      'said: later',
    ])
  })

  it('shows a curveball once, though the scripted interviewer also says it', () => {
    expect(
      briefly(
        talk({
          transcript: [said(4, 'A node dies', { person: SCRIPTED, role: 'interviewer' })],
          curveballs: [
            { curveball: 'c', seq: 3, elapsedMs: 3_000, phase: 'requirements', text: 'A node dies' },
          ],
        }),
      ),
    ).toEqual(['# Requirements', 'curveball: A node dies'])
  })

  it('names a speaker again after somebody else or a long silence', () => {
    const entries = timelineOf(
      talk({
        transcript: [
          said(1, 'a'),
          said(2, 'b'),
          said(3, 'c', { person: 'bo', role: 'interviewer' }),
          said(4, 'd'),
          said(5, 'e', { elapsedMs: 500_000 }),
        ],
      }),
      plan,
    )
    expect(entries.map((it) => it.is === 'said' && it.goesOn)).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
    ])
  })

  it('says where it ended', () => {
    expect(briefly(talk({ phases: [phase('requirements', 0, 9_000)], ended: true })).at(-1)).toBe('# end')
  })
})

it('parts what was heard into what is settled and what may still change', () => {
  const result = (transcript: string, isFinal: boolean) => ({ isFinal, 0: { transcript } })
  expect(
    split({
      resultIndex: 1,
      results: [result('old', true), result(' ten million', true), result(' events', false)],
    }),
  ).toEqual({ settled: 'ten million', open: 'events' })
})
