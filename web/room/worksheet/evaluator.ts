import type { RowResult, WorksheetTotals } from '../../../server/grading/arithmetic/worksheet.ts'
import type { WorksheetRow } from '../../../server/interview/export.ts'

/** A worksheet that takes longer than this is given up, in ms; the first one also waits for the code to load. */
const GIVE_UP_MS = 3_000
const FIRST_MS = 20_000

/** What the worker answers. Money comes as text, since writing it out needs mathjs, which only the worker loads. */
export interface Answer {
  turn: number
  rows: { id: string; result: RowResult }[]
  totals: WorksheetTotals
  /** Sum of the costs, and how far it is from the budget. */
  costText: string | null
  apartText: string | null
}

export interface Evaluation extends Pick<Answer, 'totals' | 'costText' | 'apartText'> {
  results: ReadonlyMap<string, RowResult>
}

export interface Evaluator {
  /** Evaluates in the background; only the latest call is answered. Null: it took too long. */
  evaluate(rows: readonly WorksheetRow[], budget: string | null): void
  close(): void
}

/** Runs the arithmetic in a worker and starts a new one when it hangs. */
export function startEvaluator(onResult: (evaluation: Evaluation | null) => void): Evaluator {
  let worker: Worker | null = null
  let warm = false
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const stop = () => {
    clearTimeout(timer)
    worker?.terminate()
    worker = null
    warm = false
  }
  const begin = () => {
    const started = new Worker(new URL('./evaluate.worker.ts', import.meta.url), { type: 'module' })
    started.onmessage = ({ data }: MessageEvent<Answer>) => {
      warm = true
      if (data.turn !== turn) return
      clearTimeout(timer)
      const { rows, totals, costText, apartText } = data
      onResult({ results: new Map(rows.map((row) => [row.id, row.result])), totals, costText, apartText })
    }
    started.onerror = () => {
      stop()
      onResult(null)
    }
    return started
  }
  return {
    evaluate(rows, budget) {
      worker ??= begin()
      turn += 1
      clearTimeout(timer)
      timer = setTimeout(
        () => {
          stop()
          onResult(null)
        },
        warm ? GIVE_UP_MS : FIRST_MS,
      )
      worker.postMessage({ turn, rows: rows.filter((row) => row.formula.trim() !== ''), budget })
    },
    close: stop,
  }
}
