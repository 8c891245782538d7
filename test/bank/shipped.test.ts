import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { dollars, figuresOf } from '../../server/bank/figures.ts'
import { checkBank, filesOf, loadBank } from '../../server/bank/load.ts'
import { readCarefully, readYaml } from '../../server/bank/source.ts'
import { checkFigure } from '../../server/grading/arithmetic/figure.ts'

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const paths = { questionsDir: inProject('questions'), rubricsDir: inProject('rubrics') }
const bank = await loadBank(paths)
const held = [...bank.questions.values()]
const full = held.flatMap(({ question }) =>
  question.format === 'question/1' ? [[question.id, question] as const] : [],
)
const drills = held.flatMap(({ question }) => (question.format === 'drill/1' ? [question] : []))
const files = await filesOf(paths.questionsDir)

/** The systems that people are asked about, by the slugs that the rest of the product knows them by. */
const systems = `
  uber-data-platform uber-surge-pricing instagram-stories-analytics airbnb-multi-region-lake netflix-recommendations
  youtube-recommendations doordash-dispatch logistics-analytics-platform shipment-delay-prediction operations-dashboard
  multi-region-ingestion truck-tracking vendor-data-quality live-backfill daily-analytics-pipeline
  global-analytics-platform log-ingestion-pipeline realtime-metrics cdc-pipeline mysql-cdc-warehouse data-lake-at-scale
  lakehouse-platform billion-events-per-day fraud-detection mobile-app-events multi-team-data-lake
  pageview-lambda-vs-kappa data-mesh-platform simple-etl`
  .trim()
  .split(/\s+/)

describe('the bank that ships', () => {
  it('holds every system of the inventory, and no other', () => {
    expect(full.map(([id]) => id).sort()).toEqual([...systems].sort())
  })

  it('holds 81 drills, 43 curveballs, 127 items of checklists and the phase plans', () => {
    const { curveballs, checklists, plans } = bank.shared
    expect(drills).toHaveLength(81)
    expect(curveballs.map(({ kind }) => kind).filter((kind) => kind === 'failure')).toHaveLength(27)
    expect(curveballs.map(({ kind }) => kind).filter((kind) => kind === 'change')).toHaveLength(16)
    const sizes = checklists.map(({ id, groups }) => [id, groups.flatMap(({ items }) => items).length])
    expect(
      sizes.reduce((sum, [, size]) => sum + Number(size), 0),
      JSON.stringify(sizes),
    ).toBe(127)
    expect(plans.map(({ id }) => id)).toEqual(expect.arrayContaining(['45', '60', 'data-45', '30']))
  })

  it('has no fault: figures, totals, minutes, references and completeness included', async () => {
    await expect(checkBank(paths)).resolves.toBeDefined()
  })

  test.each(held.map(({ question }) => [question.id, question] as const))(
    '%s: every formula gives its printed result',
    (_id, question) => {
      const wrong = figuresOf(question).filter(({ formula, result }) => !checkFigure(formula, result).ok)
      expect(wrong).toEqual([])
    },
  )

  test.each(full)('%s: the cost lines add up and stay under the budget', (_id, { reference }) => {
    const { costs } = reference ?? {}
    if (!costs) throw new Error('it has no costs')
    const sum = costs.lines.reduce((total, line) => total + (dollars(line.formula) ?? Number.NaN), 0)
    expect(Math.abs((dollars(costs.total.formula) ?? Number.NaN) - sum)).toBeLessThan(0.001 * sum)
    if (costs.budget) expect(sum).toBeLessThan(dollars(costs.budget) ?? Number.NaN)
  })

  test.each(files.map(({ name, path }) => [name, path] as const))(
    '%s: both parsers read the same, and editors are told its schema in the first line',
    async (name, path) => {
      const text = await readFile(path, 'utf8')
      const [quick, careful] = [readYaml(name, text), readCarefully(name, text)]
      if (quick.is !== 'read' || careful.is !== 'read') throw new Error('it is broken')
      expect(quick.source.content).toEqual(careful.source.content)
      expect(text.split('\n')[0]).toMatch(
        /^# yaml-language-server: \$schema=(?:\.\.\/){1,2}schemas\/[a-z-]+\.schema\.json$/,
      )
    },
  )
})
