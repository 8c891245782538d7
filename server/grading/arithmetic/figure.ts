import { formatComputed } from './format.ts'
import { evaluateFormula } from './formula.ts'

/** How far a printed figure may be from what its formula gives: 2 %, since figures are rounded for reading. */
export const figureTolerance = 0.02

/** `factor` is printed over computed. Both are null when they cannot be compared; `message` then says why. */
export interface FigureCheck {
  ok: boolean
  computed: string | null
  factor: number | null
  message: string | null
}

/**
 * Does `result` (`2 GB/s`, `$5.0M`, `172.8 TB/day`, `36e9`) follow from `formula`? The units must agree, except that a
 * plain number may stand for a count (`36e9` for `36e9 event`).
 */
export function checkFigure(formula: string, result: string): FigureCheck {
  const fail = (message: string, computed: string | null = null) => ({
    ok: false,
    computed,
    factor: null,
    message,
  })
  const left = evaluateFormula(formula)
  if (!left.ok) return fail(`The formula is wrong: ${left.message}`)
  const computed = formatComputed(left.computed).value
  const right = evaluateFormula(result.replace(/^\s*(?:about|approximately|roughly|ca\.|[~≈])\s*/i, ''))
  if (!right.ok) return fail(`The result cannot be read: ${right.message}`, computed)
  if (!comparable(left.computed.dimensions, right.computed.dimensions))
    return fail(`The formula gives ${computed}, the result has another unit.`, computed)
  const factor = ratio(right.computed.canonical, left.computed.canonical)
  const ok = factor !== null && Math.abs(factor - 1) <= figureTolerance
  return { ok, computed, factor, message: ok ? null : `The formula gives ${computed}.` }
}

/** Printed over computed; null when that is no number. Two zeros agree. */
export function ratio(stated: number, computed: number): number | null {
  if (computed === 0) return stated === 0 ? 1 : null
  return stated / computed
}

function comparable(formula: ReadonlyMap<string, number>, result: ReadonlyMap<string, number>): boolean {
  if (result.size === 0) return ![...formula.keys()].some((name) => ['B', 's', 'USD'].includes(name))
  return formula.size === result.size && [...result].every(([name, times]) => formula.get(name) === times)
}
