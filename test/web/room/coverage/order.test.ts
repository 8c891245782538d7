import { expect, it } from 'vitest'
import type { Covered } from '../../../../server/interview/protocol.ts'
import { byNeed, tally } from '../../../../web/room/coverage/order.ts'

const covered = (criterion: string, verdict: Covered['verdict'], due: boolean): Covered => ({
  criterion,
  title: criterion,
  dimension: 'design',
  source: 'core',
  verdict,
  evidence: [],
  probe: 'Why?',
  due,
})
const criteria = [
  covered('a', 'met', true),
  covered('b', 'missed', false),
  covered('c', 'missed', true),
  covered('d', 'partial', true),
]

it('puts what is due and open first', () => {
  const { due, later } = byNeed(criteria)
  expect(due.map((it) => it.criterion)).toEqual(['c', 'd', 'a'])
  expect(later.map((it) => it.criterion)).toEqual(['b'])
})

it('counts the verdicts', () => {
  expect(tally(criteria)).toEqual({ met: 1, partial: 1, missed: 2 })
})
