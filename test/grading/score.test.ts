import { describe, expect, test } from 'vitest'
import {
  evidenceShare,
  exactShare,
  macroF1,
  type Pair,
  quadraticKappa,
  scoreError,
} from '../../server/grading/agreement.ts'
import type { GradedCriterion } from '../../server/grading/report.ts'
import { scoreDimensions, scoreOverall } from '../../server/grading/score.ts'
import type { Dimension, Verdict } from '../../server/interview/ids.ts'
import { core, gradeOf, interviewOf, judged as judgedAs } from './sample.ts'

const judged = (dimension: Dimension, verdict: Verdict, weight: number): GradedCriterion =>
  judgedAs(`${dimension}.one`, dimension, verdict, weight)

describe('scores', () => {
  test('a dimension is the weighted mean of its verdicts on a scale of 4', () => {
    const scored = scoreDimensions([judged('cost', 'met', 3), judged('cost', 'partial', 1)])
    expect(scored.find((one) => one.id === 'cost')).toMatchObject({ score: 3.5, outOf: 4, weight: 4 })
  })

  test('a dimension whose criteria do not count at this level has no score', () => {
    const scored = scoreDimensions([judged('cost', 'met', 0)])
    expect(scored.find((one) => one.id === 'cost')).toMatchObject({ score: null, weight: 0 })
  })

  test.each([
    ['missed', 'strong-no-hire'],
    ['partial', 'lean-no-hire'],
    ['met', 'strong-hire'],
  ] as const)('all %s is %s', (verdict, wanted) => {
    const all = (['design', 'depth', 'cost'] as const).map((id) => judged(id, verdict, 1))
    expect(scoreOverall(all, scoreDimensions(all)).recommendation).toBe(wanted)
  })

  test('who is hollow in depth is no hire, whatever the rest', () => {
    const all = [judged('depth', 'missed', 1), judged('design', 'met', 9)]
    expect(scoreOverall(all, scoreDimensions(all))).toMatchObject({
      score: 3.6,
      recommendation: 'lean-no-hire',
    })
  })

  test('the same words count for less at a higher level', () => {
    const lines = [
      'C: Events go to Kafka, from there Flink counts them and writes to Redis, and the API reads them.',
    ]
    const score = (level: string): number => gradeOf(interviewOf(lines, { level })).overall.score
    expect(score('L4')).toBeGreaterThan(score('L7'))
  })
})

describe('the core rubric', () => {
  test('has 34 criteria with ids of their own', () => {
    expect(new Set(core.criteria.map((one) => one.id)).size).toBe(34)
  })

  test('asks for it without giving it away: a probe earns nothing when it is said', () => {
    for (const { probe, signals, id } of core.criteria) {
      if (signals.kind === 'clarifying' || id.startsWith('requirements.')) continue
      const report = gradeOf(interviewOf([`C: ${probe.replaceAll('?', '.')}`]))
      expect([id, report.criteria.find((one) => one.id === id)?.verdict]).not.toEqual([id, 'met'])
    }
  })
})

const pair = (wanted: Verdict, given: Verdict, hit = false, interview = 'a'): Pair => ({
  interview,
  id: 'cost.one',
  dimension: 'cost',
  wanted,
  given,
  hit,
})

describe('agreement with readers', () => {
  const pairs = [
    pair('met', 'met', true),
    pair('met', 'partial'),
    pair('missed', 'missed'),
    pair('partial', 'missed'),
  ]

  test('macro-F1 takes met and partial together', () => {
    // credited: 2 true, 0 false, 1 lost: 4/5; missed: 1 true, 1 false: 2/3
    expect(macroF1(pairs)).toBeCloseTo((0.8 + 2 / 3) / 2)
    expect(macroF1([pair('met', 'partial')])).toBe(1)
  })

  test('kappa is 1 for equal verdicts, 0 for chance and weighs far misses more', () => {
    expect(quadraticKappa([pair('met', 'met'), pair('missed', 'missed')])).toBe(1)
    expect(
      quadraticKappa([
        pair('met', 'met'),
        pair('met', 'missed'),
        pair('missed', 'met'),
        pair('missed', 'missed'),
      ]),
    ).toBeCloseTo(0)
    const near = quadraticKappa([pair('met', 'partial'), pair('missed', 'missed'), pair('met', 'met')])
    const far = quadraticKappa([pair('met', 'missed'), pair('missed', 'missed'), pair('met', 'met')])
    expect(near).toBeGreaterThan(far)
  })

  test('exact, evidence and score error', () => {
    expect(exactShare(pairs)).toBe(0.5)
    expect(evidenceShare(pairs)).toBe(0.5)
    // four criteria, one point of eight too little for one and one for the other: 2/8 of 4
    expect(scoreError(pairs)).toBe(1)
  })
})
