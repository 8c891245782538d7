import type { WorksheetRow } from '../../interview/export.ts'
import { formatComputed } from './format.ts'
import { type Computed, describe, evaluateFormula } from './formula.ts'
import { tidy, unitSize, unitText } from './shown.ts'

// How often a price per this is paid in a year. A month is a twelfth of a year on a bill, though 30 days as a duration.
const timesInYear: Record<string, number> = { year: 1, quarter: 4, month: 12 }
const secondsInYear = 365 * 86_400

/** A row that could be computed. */
export interface RowValue {
  ok: true
  /** For people, at most four significant digits: `2 GB/s`, `$1.643M`, `$12k/month`. */
  value: string
  /** Dollars; of a rate the dollars of a year (12 months, 365 days, 8,760 hours). Null when it is not money. */
  amountUsd: number | null
  /** The unit of `value`: `GB/s`. Empty for a plain number. */
  unit: string
  /** The value in canonical units. */
  canonical: number
  /** The canonical unit: bytes, seconds, dollars and counted things, `B/s`. Rows with the same one can be compared. */
  canonicalUnit: string
}
/** A row that could not; `message` is for the person who typed it. */
export interface RowProblem {
  ok: false
  message: string
}
export type RowResult = RowValue | RowProblem

export interface WorksheetTotals {
  /** How many rows of each section could be computed, and how many could not. */
  estimates: { ok: number; failed: number }
  costs: { ok: number; failed: number }
  /** Sum of the cost rows that could be computed; null when there is none. Rates count for a year, amounts as they are. */
  costUsd: number | null
  budgetUsd: number | null
  /** Null without a budget or without a cost row. A cost row that failed makes "within" unknown, yet not "over". */
  within: boolean | null
  /** Why the budget could not be read. */
  budgetProblem: string | null
}

/** Evaluates one row. A row of the section `cost` must come out as money or money per time. Never throws. */
export function evaluateRow(row: Pick<WorksheetRow, 'section' | 'formula'>): RowResult {
  const outcome = evaluateFormula(row.formula)
  if (!outcome.ok) return outcome
  const { computed } = outcome
  const amountUsd = dollars(computed)
  if (row.section === 'cost' && amountUsd === null) return { ok: false, message: notMoney(computed) }
  const { value, unit } = formatComputed(computed)
  const canonicalUnit = unitText(computed.dimensions)
  return { ok: true, value, amountUsd, unit, canonical: computed.canonical, canonicalUnit }
}

/**
 * Evaluates all rows, and the costs against a budget (a formula such as `5e6 USD` or `400e3 USD/month`). Amounts per time
 * are brought to a year; a plain amount counts as it stands, so a budget without a time is one for a year.
 */
export function evaluateWorksheet(
  rows: readonly WorksheetRow[],
  budget?: string,
): { rows: { id: string; result: RowResult }[]; totals: WorksheetTotals } {
  const results = rows.map((row) => ({ id: row.id, section: row.section, result: evaluateRow(row) }))
  const count = (section: WorksheetRow['section']) => {
    const own = results.filter((each) => each.section === section)
    const ok = own.filter((each) => each.result.ok).length
    return { ok, failed: own.length - ok }
  }
  const costs = count('cost')
  const amounts = results.flatMap(({ section, result }) =>
    section === 'cost' && result.ok && result.amountUsd !== null ? [result.amountUsd] : [],
  )
  const costUsd = amounts.length > 0 ? amounts.reduce((sum, amount) => sum + amount, 0) : null
  const limit = budget === undefined ? null : evaluateRow({ section: 'cost', formula: budget })
  const budgetUsd = limit?.ok ? limit.amountUsd : null
  return {
    rows: results.map(({ id, result }) => ({ id, result })),
    totals: {
      estimates: count('estimate'),
      costs,
      costUsd,
      budgetUsd,
      within: held(costUsd, budgetUsd, costs.failed),
      budgetProblem: limit && !limit.ok ? limit.message : null,
    },
  }
}

function held(costUsd: number | null, budgetUsd: number | null, failed: number): boolean | null {
  if (costUsd === null || budgetUsd === null) return null
  if (costUsd > budgetUsd) return false
  return failed > 0 ? null : true
}

function dollars({ quantity, canonical, dimensions }: Computed): number | null {
  if (dimensions.get('USD') !== 1) return null
  if (dimensions.size === 1) return canonical
  if (dimensions.size !== 2 || dimensions.get('s') !== -1) return null
  const per = [...tidy(quantity.shown, dimensions)].find(([, times]) => times < 0)?.[0] ?? 's'
  const seconds = unitSize(new Map([[per, 1]]))
  return canonical * seconds * (timesInYear[per] ?? secondsInYear / seconds)
}

function notMoney({ quantity, dimensions }: Computed): string {
  if (dimensions.size === 0) return 'A cost is money: add a unit, such as 1200 USD/month.'
  if (!dimensions.has('USD'))
    return `A cost is money, this is ${describe(quantity)}: multiply by a price, such as 0.023 USD/GB/month.`
  const below = [...dimensions].filter(([name, times]) => times < 0 && name !== 's').map(([name]) => name)
  const above = [...dimensions].filter(([name, times]) => times > 0 && name !== 'USD').map(([name]) => name)
  if (above.includes('B') && below.length === 0) return 'B means bytes here: write "billion" or "bn" for 1e9.'
  if (below.length > 0)
    return `This is ${describe(quantity)}, a price and not yet a cost: multiply by an amount of ${below.join(' and ')}.`
  return `This is ${describe(quantity)}: divide by ${above.join(' and ')}, so that USD or USD/month is left.`
}
