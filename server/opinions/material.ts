import { boardOf } from '../grading/board.ts'
import type { InterviewFile, Utterance } from '../interview/export.ts'

/** What a model is given to read, and what its quotes are held against. */
export interface Material {
  utterances: ReadonlyMap<string, Utterance>
  whiteboard: readonly string[]
  worksheet: readonly string[]
  /** Everything as lines of JSON. A line break within a text is escaped, so no text can end its line. */
  lines: readonly string[]
}

/** The whole of an interview as material: what was said, drawn and written. Notes and verdicts of interviewers are none of it. */
export function materialOf(interview: InterviewFile): Material {
  const board = boardOf(interview)
  const labels = new Map((board?.nodes ?? []).map((node) => [node.id, node.label]))
  const flows = (board?.edges ?? []).map(({ from, to, label }) => {
    const ends = `${labels.get(from) ?? from} → ${labels.get(to) ?? to}`
    return label ? `${ends}: ${label}` : ends
  })
  const components = (board?.nodes ?? []).map(({ label }) => label)
  const rows = (interview.worksheet ?? []).map((row) => `${row.label} = ${row.formula}`)
  const { title, prompt } = interview.question
  return {
    utterances: new Map(interview.utterances.map((said) => [said.id, said])),
    whiteboard: [...components, ...flows],
    worksheet: rows,
    lines: [
      { question: title, prompt },
      ...interview.utterances.map(({ id, at, speaker, text }) => ({ utterance: id, at, speaker, text })),
      ...components.map((label) => ({ where: 'whiteboard', component: label })),
      ...flows.map((flow) => ({ where: 'whiteboard', flow })),
      ...rows.map((row) => ({ where: 'worksheet', row })),
    ].map(lineOf),
  }
}

/** Separators that JSON leaves as they are and some programs take for the end of a line. */
const lineOf = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
