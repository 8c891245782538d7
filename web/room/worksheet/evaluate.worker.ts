/// <reference lib="webworker" />
import { z } from 'zod'
import { formatMoney } from '../../../server/grading/arithmetic/format.ts'
import { evaluateWorksheet } from '../../../server/grading/arithmetic/worksheet.ts'
import { worksheetRow } from '../../../server/interview/export.ts'
import type { Answer } from './evaluator.ts'

const ask = z.object({ turn: z.number(), rows: z.array(worksheetRow), budget: z.string().nullable() })

/** Evaluates worksheets away from the page, so that mathjs is loaded for nobody else and a bad formula holds nobody up. */
addEventListener('message', (event: MessageEvent<unknown>) => {
  const { turn, rows, budget } = ask.parse(event.data)
  const { rows: results, totals } = evaluateWorksheet(rows, budget?.trim() || undefined)
  const { costUsd, budgetUsd } = totals
  const answer: Answer = {
    turn,
    rows: results,
    totals,
    costText: costUsd === null ? null : formatMoney(costUsd),
    apartText: costUsd === null || budgetUsd === null ? null : formatMoney(Math.abs(budgetUsd - costUsd)),
  }
  postMessage(answer)
})
