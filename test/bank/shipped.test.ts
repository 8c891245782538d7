import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { dollars } from '../../server/bank/figures.ts'
import { checkBank, loadBank } from '../../server/bank/load.ts'
import { checkFigure } from '../../server/grading/arithmetic/figure.ts'
import { plans } from '../../server/interview/plan.ts'

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const paths = { questionsDir: inProject('questions'), rubricsDir: inProject('rubrics') }
const bank = await loadBank(paths)
const questions = [...bank.questions.values()].map(
  (one) => [one.question.id, one.question, one.file] as const,
)
const figures = questions.flatMap(([id, { reference }]) =>
  [...reference.estimates, ...reference.costs.lines, reference.costs.total].map(
    (figure) => [id, figure.id, figure.formula, figure.result] as const,
  ),
)

describe('the bank that ships', () => {
  it('holds the three questions of the first release', () => {
    expect(questions.map(([id]) => id)).toEqual(
      expect.arrayContaining(['instagram-stories-analytics', 'mysql-cdc-warehouse', 'uber-data-platform']),
    )
  })

  it('has no fault, figures included', async () => {
    await expect(checkBank(paths)).resolves.toBeDefined()
  })

  test.each(figures)('%s, %s: %s is %s', (_id, _figure, formula, result) => {
    expect(checkFigure(formula, result)).toMatchObject({ ok: true, message: null })
  })
})

describe.each(questions)('%s', (_id, question, file) => {
  const { reference } = question

  it('adds up its cost lines and stays under its budget', () => {
    const sum = reference.costs.lines.reduce(
      (total, line) => total + (dollars(line.formula) ?? Number.NaN),
      0,
    )
    const total = dollars(reference.costs.total.formula) ?? Number.NaN
    expect(Math.abs(total - sum)).toBeLessThan(0.001 * sum)
    expect(sum).toBeLessThan(dollars(reference.costs.budget ?? '') ?? Number.NaN)
  })

  it('connects every component', () => {
    const ends = new Set(reference.flows.flatMap(({ from, to }) => [from, to]))
    const components = reference.layers.flatMap((layer) => layer.components.map(({ id }) => id))
    expect(components.filter((id) => !ends.has(id) && id !== 'dead-letters')).toEqual([])
  })

  it('is played with a plan of its length', () => {
    const plan = plans.find(({ id }) => id === question.plan)
    expect(plan?.phases.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(question.minutes)
  })

  it('can ask every probe and play every curveball within its own plan', () => {
    const kinds = plans.find(({ id }) => id === question.plan)?.phases.map(({ kind }) => kind) ?? []
    const reachable = (phases: readonly string[]): boolean => phases.some((phase) => kinds.includes(phase))
    expect(question.criteria.filter(({ phases }) => !reachable(phases)).map(({ id }) => id)).toEqual([])
    expect(question.curveballs.filter(({ phases }) => !reachable(phases)).map(({ id }) => id)).toEqual([])
  })

  it('is as complete as the guide asks for', () => {
    expect(question.facts.length).toBeGreaterThanOrEqual(12)
    expect(question.criteria.length).toBeGreaterThanOrEqual(8)
    expect(question.criteria.length).toBeLessThanOrEqual(12)
    expect(reference.deepDives.length).toBeGreaterThanOrEqual(3)
    expect(question.facts.filter(({ asks }) => asks.length < 4).map(({ id }) => id)).toEqual([])
  })

  it('tells editors its schema in the first line', async () => {
    const [first] = (await readFile(inProject(file), 'utf8')).split('\n')
    expect(first).toBe('# yaml-language-server: $schema=../schemas/question.schema.json')
  })
})
