import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evaluateRow, evaluateWorksheet } from '../../../server/grading/arithmetic/worksheet.ts'
import type { WorksheetRow } from '../../../server/interview/export.ts'

const lines = readFileSync(new URL('formulas.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.includes('=>') && !line.startsWith('#'))
const cases = lines.map((line) => {
  const at = line.lastIndexOf('=>')
  const bad = line.startsWith('!')
  return { bad, formula: line.slice(bad ? 1 : 0, at).trim(), wanted: line.slice(at + 2).trim() }
})
const shown = (formula: string) => evaluateRow({ section: 'estimate', formula })
const cost = (formula: string) => evaluateRow({ section: 'cost', formula })

describe('a row of the worksheet', () => {
  it.each(cases.filter((each) => !each.bad))('$formula => $wanted', ({ formula, wanted }) => {
    expect(shown(formula)).toMatchObject({ ok: true, value: wanted })
  })

  it.each(cases.filter((each) => each.bad))('refuses $formula: … $wanted', ({ formula, wanted }) => {
    expect(shown(formula)).toMatchObject({ ok: false, message: expect.stringContaining(wanted) })
  })

  it('refuses a formula of more than 500 characters', () => {
    expect(shown('1+'.repeat(300))).toMatchObject({ ok: false, message: expect.stringContaining('500') })
  })

  it('tells in which canonical unit rows can be compared', () => {
    expect(shown('8 Gbit/s')).toMatchObject({ canonical: 1e9, canonicalUnit: 'B/s' })
    expect(shown('3 MB/min')).toMatchObject({ canonical: 5e4, canonicalUnit: 'B/s' })
    expect(shown('3 * 4')).toMatchObject({ canonical: 12, canonicalUnit: '' })
  })
})

describe('a cost row', () => {
  it.each([
    ['1200 USD', 1200],
    ['12 USD/month', 144],
    ['$5M / 1 year', 5e6],
    ['125 node * 1.5 USD/hour/node', 1_642_500],
    ['500 TB * 0.023 USD/GB/month', 138_000],
    ['100 USD/day', 36_500],
  ])('%s counts for %f dollars, a rate for those of a year', (formula, dollars) => {
    const result = cost(formula)
    expect(result.ok && result.amountUsd).toBeCloseTo(dollars, 4)
  })

  it.each([
    ['5', 'add a unit, such as 1200 USD/month'],
    ['3 node', 'multiply by a price'],
    ['1.5 USD/hour/node', 'a price and not yet a cost: multiply by an amount of node'],
    ['5B USD', 'B means bytes here'],
    ['3 USD * 2 GB/node', 'a price and not yet a cost'],
    ['3 USD node', 'divide by node'],
  ])('%s is an error: … %s', (formula, message) => {
    expect(cost(formula)).toMatchObject({ ok: false, message: expect.stringContaining(message) })
  })
})

describe('the worksheet', () => {
  const row = (id: string, section: WorksheetRow['section'], formula: string) => ({
    id,
    section,
    label: id,
    formula,
  })
  const kafka = row('kafka', 'cost', '40 node * 8000 USD/node')
  const storage = row('storage', 'cost', '500 TB * 21 USD/TB/month')

  it('adds amounts and yearly rates and holds them against the budget', () => {
    const { rows, totals } = evaluateWorksheet(
      [row('rate', 'estimate', '10M event/s'), kafka, storage],
      '5e6 USD',
    )
    expect(rows.map((each) => each.id)).toEqual(['rate', 'kafka', 'storage'])
    expect(totals).toMatchObject({
      estimates: { ok: 1, failed: 0 },
      costs: { ok: 2, failed: 0 },
      budgetUsd: 5e6,
    })
    expect(totals.costUsd).toBeCloseTo(320_000 + 126_000, 3)
    expect(totals.within).toBe(true)
  })

  it('takes a budget per month', () => {
    const { totals } = evaluateWorksheet([kafka], '20e3 USD/month')
    expect(totals).toMatchObject({ budgetUsd: 240_000, within: false })
  })

  it('does not claim to be within the budget while a cost row is broken', () => {
    const broken = row('broken', 'cost', '3 nodes')
    expect(evaluateWorksheet([kafka, broken], '5e6 USD').totals).toMatchObject({
      costs: { ok: 1, failed: 1 },
      within: null,
    })
    expect(evaluateWorksheet([kafka, broken], '1e3 USD').totals.within).toBe(false)
  })

  it('has no totals without cost rows or without a budget', () => {
    expect(evaluateWorksheet([], '5e6 USD').totals).toMatchObject({ costUsd: null, within: null })
    expect(evaluateWorksheet([kafka]).totals).toMatchObject({
      costUsd: 320_000,
      budgetUsd: null,
      within: null,
    })
  })

  it('says why a budget cannot be read', () => {
    expect(evaluateWorksheet([kafka], 'five').totals.budgetProblem).toContain('"five" is not a known unit')
  })
})
