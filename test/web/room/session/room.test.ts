import { describe, expect, it } from 'vitest'
import { emptyState, type InterviewState } from '../../../../server/interview/state.ts'
import { nameOf } from '../../../../web/room/session/people.ts'
import { may } from '../../../../web/room/session/room.ts'
import type { RoomSnapshot, You } from '../../../../web/room/session/store.ts'

const you = (more: Partial<You>): You => ({
  person: 'p',
  name: 'P',
  role: 'candidate',
  owner: false,
  alone: false,
  ...more,
})
const running: InterviewState = { ...emptyState, clock: { is: 'running', phase: 'a', endsAt: 1 } }
const snapshot = (who: You | null, state: InterviewState): RoomSnapshot => ({
  status: 'open',
  you: who,
  state,
  pending: [],
  present: [],
  coverage: null,
  clockOffsetMs: 0,
  problem: null,
})

describe('what a person may do', () => {
  it.each([
    ['a candidate alone minds the clock', you({ alone: true }), running, 'phase.advanced', true],
    ['a candidate with a peer does not', you({}), running, 'phase.advanced', false],
    ['an interviewer does', you({ role: 'interviewer' }), running, 'phase.advanced', true],
    [
      'an owner who observes can end it',
      you({ role: 'observer', owner: true }),
      running,
      'interview.ended',
      true,
    ],
    ['an observer does not draw', you({ role: 'observer' }), running, 'board.changed', false],
    ['nobody speaks before the start', you({}), emptyState, 'said', false],
    ['nobody does anything before the room knows who they are', null, running, 'said', false],
  ] as const)('%s', (_name, who, state, kind, wanted) => {
    expect(may(snapshot(who, state), kind)).toBe(wanted)
  })
})

it('calls people by name, oneself “You”, and who has left by their role', () => {
  const seen = new Map([['ada', 'Ada']])
  expect(nameOf('ada', 'candidate', 'bo', seen)).toBe('Ada')
  expect(nameOf('bo', 'interviewer', 'bo', seen)).toBe('You')
  expect(nameOf('scripted', 'interviewer', 'bo', seen)).toBe('Interviewer')
  expect(nameOf('cy', 'observer', 'bo', seen)).toBe('Observer')
})
