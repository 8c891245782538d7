import type { InterviewFile, WorksheetRow } from '../interview/export.ts'
import type { Derivation } from './arithmetic/spoken.ts'
import { evaluateRow, type RowResult } from './arithmetic/worksheet.ts'
import type { ArithmeticCheck } from './report.ts'

/** A row of the worksheet with what it comes to. */
export interface EvaluatedRow {
  row: WorksheetRow
  result: RowResult
}

export const worksheetRows = (interview: InterviewFile): EvaluatedRow[] =>
  (interview.worksheet ?? []).map((row) => ({ row, result: evaluateRow(row) }))

const noteOf = ({ verdict, computed, factor }: Derivation): string => {
  if (verdict === 'right') return `comes to ${computed}`
  if (verdict === 'corrected') return `was wrong at first and corrected later: comes to ${computed}`
  if (verdict === 'not-derivable') return 'leaves the units open, so it is not held against anyone'
  const times =
    factor === null
      ? ''
      : `, off by ${factor >= 1 ? factor.toPrecision(2) : (1 / factor).toPrecision(2)} times`
  return `comes to ${computed}${times}`
}

/** What was calculated aloud, for the report. */
export const spokenChecks = (interview: InterviewFile, derivations: Derivation[]): ArithmeticCheck[] => {
  const at = new Map(interview.utterances.map((said) => [said.id, said.at]))
  return derivations.map((one) => ({
    source: 'said',
    utterance: one.utterance,
    at: at.get(one.utterance) ?? null,
    quote: one.quote,
    claimed: one.stated,
    computed: one.computed,
    ok: one.verdict !== 'off-by',
    note: noteOf(one),
  }))
}

/** The rows of the worksheet, for the report. */
export const worksheetChecks = (rows: EvaluatedRow[]): ArithmeticCheck[] =>
  rows.map(({ row, result }) => ({
    source: 'worksheet',
    utterance: null,
    at: null,
    quote: `${row.label} = ${row.formula}`,
    claimed: null,
    computed: result.ok ? result.value : null,
    ok: result.ok,
    note: result.ok ? `comes to ${result.value}` : result.message,
  }))
