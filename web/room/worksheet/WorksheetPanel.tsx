import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { WorksheetRow } from '../../../server/interview/export.ts'
import { Button } from '../../ui/Button.tsx'
import { useMay } from '../session/room.ts'
import { Budget } from './Budget.tsx'
import { type Evaluation, startEvaluator } from './evaluator.ts'
import { Row } from './Row.tsx'
import { useWorksheet } from './use-worksheet.ts'
import classes from './Worksheet.module.css'

/** Evaluates this long after the last key, in ms: at once for the eye, without a turn for each key. */
const EVALUATE_MS = 120
/** The most rows; the log takes no more in a change. */
const MOST_ROWS = 200

const sections = [
  {
    id: 'estimate',
    title: 'Estimates',
    label: 'Events per day',
    formula: '10e6 event/s * 200 B/event to GB/s',
    add: 'Add an estimate',
  },
  {
    id: 'cost',
    title: 'Costs',
    label: 'Servers',
    formula: '125 node * 1.5 USD/hour/node * 8760 hour to USD',
    add: 'Add a cost',
  },
] as const

/** Estimates and costs as formulas with units, computed as one types, and the costs against a budget. */
export function WorksheetPanel() {
  const sheet = useWorksheet()
  const mayWrite = useMay('worksheet.changed')
  const evaluation = useEvaluation(sheet.rows, sheet.budget)
  const panel = useRef<HTMLDivElement>(null)
  const [fresh, setFresh] = useState<string | null>(null)
  useEffect(() => {
    if (!fresh) return
    panel.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(fresh)}"] input`)?.focus()
  }, [fresh])
  const add = (section: WorksheetRow['section']) => {
    sheet.flush()
    setFresh(sheet.add(section))
  }
  return (
    <div ref={panel} className={classes.sheet}>
      {sections.map((section) => {
        const rows = sheet.rows.filter((row) => row.section === section.id)
        return (
          <section key={section.id} aria-labelledby={`sheet-${section.id}`}>
            <h2 id={`sheet-${section.id}`} className={classes.title}>
              {section.title}
            </h2>
            {rows.length === 0 && (
              <p className={classes.example}>
                For example <code>{section.formula}</code>
              </p>
            )}
            <ul className={classes.rows}>
              {rows.map((row, index) => (
                <Row
                  key={row.id}
                  row={row}
                  number={index + 1}
                  section={section}
                  result={evaluation === 'late' ? 'late' : evaluation?.results.get(row.id)}
                  mayWrite={mayWrite}
                  onType={(field, text) => sheet.type(row, field, text)}
                  onLeave={sheet.flush}
                  onNext={() => add(section.id)}
                  onRemove={() => sheet.remove(row)}
                />
              ))}
            </ul>
            {mayWrite && sheet.rows.length < MOST_ROWS && (
              <Button look="quiet" size="small" onClick={() => add(section.id)}>
                <IconPlus size={16} aria-hidden /> {section.add}
              </Button>
            )}
          </section>
        )
      })}
      <Budget
        budget={sheet.budget}
        evaluation={evaluation === 'late' ? null : evaluation}
        mayWrite={mayWrite}
        onType={sheet.typeBudget}
        onLeave={sheet.flush}
      />
    </div>
  )
}

/** What the rows come to; `late` when it took too long; null before the first answer. */
function useEvaluation(rows: readonly WorksheetRow[], budget: string): Evaluation | 'late' | null {
  const [evaluation, setEvaluation] = useState<Evaluation | 'late' | null>(null)
  const evaluator = useRef<ReturnType<typeof startEvaluator> | null>(null)
  useEffect(() => {
    const started = startEvaluator((it) => setEvaluation(it ?? 'late'))
    evaluator.current = started
    return () => started.close()
  }, [])
  const content = JSON.stringify([rows, budget])
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are new objects at each render; their content counts
  useEffect(() => {
    const timer = setTimeout(() => evaluator.current?.evaluate(rows, budget), EVALUATE_MS)
    return () => clearTimeout(timer)
  }, [content])
  return evaluation
}
