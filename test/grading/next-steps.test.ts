import { describe, expect, test } from 'vitest'
import { calibrate } from '../../server/grading/debrief/calibration.ts'
import { afterwards, nextSteps } from '../../server/grading/debrief/next-steps.ts'
import { ruleInWords, scoreDimensions, scoreOverall } from '../../server/grading/score.ts'
import { core, judged } from './sample.ts'

describe('three things to do next', () => {
  test('are those that would lift the overall score most', () => {
    const all = [
      judged('cost.a', 'cost', 'partial', 1),
      judged('depth.b', 'depth', 'missed', 2),
      judged('cost.c', 'cost', 'met', 5),
      judged('cost.d', 'cost', 'missed', 0),
      judged('cost.e', 'cost', 'missed', 1),
    ]
    expect(nextSteps(all)).toEqual([
      { criterion: 'depth.b', gain: 0.89 },
      { criterion: 'cost.e', gain: 0.44 },
      { criterion: 'cost.a', gain: 0.22 },
    ])
  })

  test('come from different dimensions where several would lift it alike, else in the order of the rubric', () => {
    const all = [
      judged('cost.a', 'cost', 'missed', 1),
      judged('cost.b', 'cost', 'missed', 1),
      judged('depth.c', 'depth', 'missed', 1),
      judged('design.d', 'design', 'missed', 1),
    ]
    expect(nextSteps(all).map((step) => step.criterion)).toEqual(['cost.a', 'depth.c', 'design.d'])
  })

  test('say what the result would be with them', () => {
    const all = [judged('cost.a', 'cost', 'missed', 1), judged('depth.b', 'depth', 'met', 1)]
    expect(afterwards(all, nextSteps(all))).toEqual({ score: 4, recommendation: 'strong-hire' })
    expect(afterwards(all, [])).toBeNull()
  })
})

describe('the same verdicts at other levels', () => {
  const all = core.criteria.map((one) =>
    judged(one.id, one.dimension, one.dimension === 'cost' ? 'missed' : 'met', one.weights.L6),
  )
  const levels = calibrate('L6', all, core.criteria)

  test('are weighted as L5, L6 and L7, with the own one marked', () => {
    expect(levels.map(({ level, own }) => [level, own])).toEqual([
      ['L5', false],
      ['L6', true],
      ['L7', false],
    ])
    expect(calibrate('L8', all, core.criteria).map(({ level }) => level)).toEqual(['L5', 'L6', 'L7', 'L8'])
  })

  test('count for less where a level asks more for what is missing', () => {
    const [five, six] = levels
    expect(five?.score).toBeGreaterThan(six?.score ?? 4)
  })

  test('name what the level expects, what costs most first, and how the weight is shared out', () => {
    const six = levels.find((one) => one.own)
    expect(six?.expects.every(({ criterion }) => criterion.startsWith('cost.'))).toBe(true)
    expect(six?.shares.reduce((sum, one) => sum + one.percent, 0)).toBeCloseTo(100, 0)
  })
})

describe('the rule of the recommendation in words', () => {
  test.each([
    [
      'partial',
      'partial',
      '2.00 of 4: lean no hire is 1.6 to below 2.2. Below 1 in design or depth it is lean no hire at best.',
    ],
    [
      'met',
      'met',
      '4.00 of 4: strong hire is 3.4 and more. Below 1 in design or depth it is lean no hire at best.',
    ],
    [
      'missed',
      'met',
      '3.60 of 4: strong hire is 3.4 and more. Below 1 in design or depth it is lean no hire at best, and depth has 0.00.',
    ],
  ] as const)('depth %s, design %s', (depth, design, says) => {
    const all = [judged('depth.a', 'depth', depth, 1), judged('design.b', 'design', design, 9)]
    const scored = scoreDimensions(all)
    expect(ruleInWords(scoreOverall(all, scored), scored)).toBe(says)
  })
})
