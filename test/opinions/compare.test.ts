import { describe, expect, it } from 'vitest'
import { grade } from '../../server/grading/grade.ts'
import type { Verdict } from '../../server/interview/ids.ts'
import { compareOpinions, ENOUGH } from '../../server/opinions/compare.ts'
import { type Opinion, type OpinionCriterion, opinion } from '../../server/opinions/opinion.ts'
import { opinionOfReport } from '../../server/opinions/rules.ts'
import { opinionOfPerson, scorecardOfFile } from '../../server/opinions/scorecard.ts'
import { input } from './sample.ts'

type Kind = Opinion['grader']['kind']
const about = (id: string) => ({ id, dimension: 'cost' as const, title: id, droppedQuotes: 0 })
const one = (id: string, verdict: Verdict | '?'): OpinionCriterion =>
  verdict === '?'
    ? { ...about(id), outcome: 'could-not-judge', why: 'refusal', says: 'No.' }
    : { ...about(id), outcome: 'judged', verdict, evidence: [], reason: '', at: null }
const of = (kind: Kind, verdicts: Record<string, Verdict | '?'>): Opinion => ({
  format: 'opinion/1',
  interview: 'x',
  rubric: { id: 'core', hash: 'h' },
  grader: { kind, name: kind, version: '1' },
  criteria: Object.entries(verdicts).map(([id, verdict]) => one(id, verdict)),
})

describe('opinions side by side', () => {
  const rules = of('rules', { 'cost.a': 'met', 'cost.b': 'met', 'cost.c': 'missed', 'cost.d': 'partial' })
  const model = of('model', { 'cost.a': 'met', 'cost.b': 'partial', 'cost.c': 'met', 'cost.d': '?' })
  const person = of('person', { 'cost.d': 'met' })
  const { rows, graders, agreements } = compareOpinions([rules, model, person])

  it('name those that differ first, the largest difference at the top, the rest in order', () => {
    expect(rows.map((row) => [row.id, row.difference])).toEqual([
      ['cost.c', 2],
      ['cost.b', 1],
      ['cost.d', 1],
      ['cost.a', 0],
    ])
  })

  it('keep each grader’s verdict in its own place: none is made of several', () => {
    expect(graders.map((it) => it.kind)).toEqual(['rules', 'model', 'person'])
    expect(rows.find((row) => row.id === 'cost.d')?.cells).toEqual([
      one('cost.d', 'partial'),
      one('cost.d', '?'),
      one('cost.d', 'met'),
    ])
    expect(rows.find((row) => row.id === 'cost.a')?.cells[2]).toBeNull()
  })

  it('do not take "could not judge" for missed, nor for a difference', () => {
    const { rows: two, agreements: figures } = compareOpinions([
      of('rules', { 'cost.a': 'missed', 'cost.b': 'met' }),
      of('model', { 'cost.a': '?', 'cost.b': '?' }),
    ])
    expect(two.map((row) => row.difference)).toEqual([0, 0])
    expect(figures).toMatchObject([{ both: 0, exact: null, kappa: null }])
  })

  it('have figures for each pair, over what both judged', () => {
    expect(agreements.map(({ both, exact }) => [both, exact])).toEqual([
      [3, 1 / 3],
      [1, 0],
      [0, null],
    ])
    expect(agreements.every(({ kappa }) => kappa === null)).toBe(true)
  })

  it('have a kappa where there is enough for one', () => {
    const many = (verdictAt: (at: number) => Verdict) =>
      Object.fromEntries(Array.from({ length: ENOUGH }, (_, at) => [`cost.n${at}`, verdictAt(at)]))
    const varied = many((at) => (at % 2 ? 'met' : 'missed'))
    const kappaOf = (a: Record<string, Verdict>, b: Record<string, Verdict>) =>
      compareOpinions([of('rules', a), of('model', b)]).agreements[0]?.kappa
    expect(kappaOf(varied, varied)).toBe(1)
    expect(
      kappaOf(
        varied,
        many((at) => (at % 2 ? 'missed' : 'met')),
      ),
    ).toBe(-1)
    expect(
      kappaOf(
        varied,
        many(() => 'met'),
      ),
    ).toBeNull()
  })

  it('are none for no opinions', () => {
    expect(compareOpinions([])).toEqual({ graders: [], rows: [], agreements: [] })
  })
})

describe('as opinions', () => {
  const report = grade(input())

  it('the report says what it said', () => {
    const made = opinionOfReport(report)
    expect(opinion.parse(made)).toEqual(made)
    expect(made.grader).toEqual({ kind: 'rules', name: 'Rules', version: 'core abcdef0123' })
    expect(made.criteria.map((it) => it.outcome === 'judged' && it.verdict)).toEqual(
      report.criteria.map((it) => it.verdict),
    )
  })

  it('a scorecard holds the criteria that were decided, as decided last', () => {
    const card = scorecardOfFile([
      { criterion: 'cost.estimate', verdict: 'met', comment: 'first' },
      { criterion: 'cost.estimate', verdict: 'missed', comment: 'last' },
      { criterion: 'cost.of-another-rubric', verdict: 'met', comment: '' },
    ])
    expect(opinionOfPerson(card, report)?.criteria).toMatchObject([
      { id: 'cost.estimate', verdict: 'missed', reason: 'last' },
    ])
    expect(opinionOfPerson(scorecardOfFile([]), report)).toBeNull()
  })
})
