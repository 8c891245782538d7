import { evaluateFormula } from '../grading/arithmetic/formula.ts'
import { numeralAt } from '../grading/quantities/numbers.ts'
import { quantitiesOf } from '../grading/quantities/read.ts'
import { repaired } from '../grading/text/repair.ts'
import { tokensOf } from '../grading/text/tokens.ts'
import type { FullQuestion } from '../interview/question.ts'
import type { ContentFault, Path } from './fault.ts'

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Two readings of one figure; the prompt is not rounded, so they agree to a thousandth. */
const same = (a: number, b: number): boolean => Math.abs(a - b) <= 0.001 * Math.max(Math.abs(a), Math.abs(b))

/** Amounts that a text can be read to name: bare numbers, with their units, and per second where it says a period. */
function amountsIn(text: string): number[] {
  const tokens = repaired(tokensOf(text))
  const bare = tokens.flatMap((_, at) => numeralAt(tokens, at)?.value ?? [])
  const measured = quantitiesOf(tokens).flatMap(({ value, per }) => (per ? [value, value / per] : [value]))
  return [...bare, ...measured]
}

/** The number that a formula begins with: `40e6` of `40e6 row/day`. */
const leading = (formula: string): number => Number.parseFloat(formula.replace(/^[^\d.]*/, ''))

/** Holds the figures that a reference takes from its prompt against the prompt and against its own formulas. */
export function inputFaults({ prompt, reference }: FullQuestion): ContentFault[] {
  if (!reference) return []
  const { inputs, estimates, costs } = reference
  const words = oneLine(prompt)
  const figures = [...estimates, ...(costs ? [...costs.lines, costs.total] : [])]
  const formulas = [...figures.map(({ formula }) => formula), costs?.budget ?? ''].map(oneLine)
  return inputs.flatMap(({ quote, value }, index) => {
    const at = (field: string): Path => ['reference', 'inputs', index, field]
    if (!words.includes(oneLine(quote)))
      return [{ path: at('quote'), says: `expected words of the prompt, got "${quote}"` }]
    const outcome = evaluateFormula(value)
    if (!outcome.ok) return [{ path: at('value'), says: `expected an amount. ${outcome.message}` }]
    const faults: ContentFault[] = []
    const readings = [outcome.computed.canonical, leading(value)]
    if (!amountsIn(quote).some((amount) => readings.some((reading) => same(amount, reading))))
      faults.push({
        path: at('value'),
        says: `expected the figure of the prompt ("${quote}"), got "${value}"`,
      })
    if (!formulas.some((formula) => formula.includes(oneLine(value))))
      faults.push({
        path: at('value'),
        says: `expected a formula of the reference to use this figure, found "${value}" in none`,
      })
    return faults
  })
}
