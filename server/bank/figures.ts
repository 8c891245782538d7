import { checkFigure, figureTolerance } from '../grading/arithmetic/figure.ts'
import { evaluateFormula } from '../grading/arithmetic/formula.ts'
import type { FullQuestion, Question } from '../interview/question.ts'
import type { ContentFault, Path } from './fault.ts'
import { inputFaults } from './inputs.ts'

type PlacedFigure = { path: Path; formula: string; result: string }

const placed = (path: Path, { formula, result }: { formula: string; result: string }): PlacedFigure => ({
  path,
  formula,
  result,
})

/** Every figure of a question with its place: estimates and costs of a reference, or what a drill's answer computes. */
export function figuresOf(question: Question): PlacedFigure[] {
  if (question.format === 'drill/1')
    return question.answer.figures.map((each, index) => placed(['answer', 'figures', index], each))
  const { reference } = question
  if (!reference) return []
  const { estimates, costs } = reference
  return [
    ...estimates.map((each, index) => placed(['reference', 'estimates', index], each)),
    ...(costs?.lines ?? []).map((each, index) => placed(['reference', 'costs', 'lines', index], each)),
    ...(costs ? [placed(['reference', 'costs', 'total'], costs.total)] : []),
  ]
}

/** The amount of a formula in dollars, or null when it is not an amount of money. */
export function dollars(formula: string): number | null {
  const outcome = evaluateFormula(formula)
  if (!outcome.ok) return null
  const { canonical, dimensions } = outcome.computed
  return dimensions.size === 1 && dimensions.get('USD') === 1 ? canonical : null
}

const shown = (amount: number): string => `$${Math.round(amount).toLocaleString('en-US')}`

function costFaults({ reference }: FullQuestion): ContentFault[] {
  const costs = reference?.costs
  if (!costs) return []
  const faults: ContentFault[] = []
  const amounts = costs.lines.map((line) => dollars(line.formula))
  amounts.forEach((amount, index) => {
    if (amount === null)
      faults.push({
        path: ['reference', 'costs', 'lines', index, 'formula'],
        says: 'expected an amount of money',
      })
  })
  const sum = amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0)
  const total = dollars(costs.total.formula)
  if (total === null)
    faults.push({ path: ['reference', 'costs', 'total', 'formula'], says: 'expected an amount of money' })
  else if (faults.length === 0 && Math.abs(total - sum) > figureTolerance * sum)
    faults.push({
      path: ['reference', 'costs', 'total', 'formula'],
      says: `expected the sum of the lines, ${shown(sum)}, got ${shown(total)}`,
    })
  if (costs.budget === undefined) return faults
  const budget = dollars(costs.budget)
  if (budget === null)
    faults.push({ path: ['reference', 'costs', 'budget'], says: 'expected an amount of money' })
  else if (sum > budget)
    faults.push({
      path: ['reference', 'costs', 'budget'],
      says: `expected lines that stay under ${shown(budget)}, they come to ${shown(sum)}`,
    })
  return faults
}

/** Recomputes every figure of a reference solution; a printed result may be off by 2 % and must have the same unit. */
export function figureFaults(question: Question): ContentFault[] {
  const wrong = figuresOf(question).flatMap(({ path, formula, result }) => {
    const { ok, message } = checkFigure(formula, result)
    return ok
      ? []
      : [
          {
            path: [...path, 'result'],
            says: `expected the figure that the formula gives, got "${result}". ${message}`,
          },
        ]
  })
  return question.format === 'drill/1' ? wrong : [...wrong, ...costFaults(question), ...inputFaults(question)]
}
