import type { Evaluation } from './evaluator.ts'
import { SteadyInput } from './SteadyInput.tsx'
import classes from './Worksheet.module.css'

/** The sum of the costs held against a budget. */
export function Budget({
  budget,
  evaluation,
  mayWrite,
  onType,
  onLeave,
}: {
  budget: string
  evaluation: Evaluation | null
  mayWrite: boolean
  onType: (text: string) => void
  onLeave: () => void
}) {
  const totals = evaluation?.totals
  const share = totals?.costUsd != null && totals.budgetUsd ? totals.costUsd / totals.budgetUsd : null
  return (
    <section aria-labelledby="sheet-total" className={classes.total}>
      <h2 id="sheet-total" className={classes.title}>
        Total
      </h2>
      <div className={classes.sums}>
        <span>Costs a year</span>
        <output aria-label="Total of the costs" className={classes.sum}>
          {evaluation?.costText ?? '–'}
        </output>
      </div>
      <div className={classes.sums}>
        <label htmlFor="sheet-budget">Budget</label>
        <SteadyInput
          id="sheet-budget"
          className={classes.budget}
          placeholder="5e6 USD"
          maxLength={200}
          readOnly={!mayWrite}
          value={budget}
          onType={onType}
          onBlur={onLeave}
        />
      </div>
      <div className={classes.meter} data-over={share !== null && share > 1 ? true : undefined}>
        <span style={{ transform: `scaleX(${Math.min(1, share ?? 0)})` }} />
      </div>
      <p className={classes.verdict} data-within={totals?.within ?? undefined} role="status">
        {verdictOf(evaluation)}
      </p>
    </section>
  )
}

function verdictOf(evaluation: Evaluation | null): string {
  if (!evaluation) return ''
  const { totals, apartText } = evaluation
  if (totals.budgetProblem) return `Budget: ${totals.budgetProblem}`
  if (apartText === null) return ''
  if (totals.within === false) return `${apartText} over the budget`
  return `${apartText} below the budget${totals.within ? '' : ', with costs that do not compute yet'}`
}
