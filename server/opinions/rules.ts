import type { Report } from '../grading/report.ts'
import type { Opinion } from './opinion.ts'

/** Characters of a hash that tell versions apart for people. */
export const HASH_SHOWN = 10

/** What the rules said, as an opinion beside others. */
export function opinionOfReport(report: Report): Opinion {
  const { id, hash } = report.rubric
  const weighed = report.weights === undefined ? '' : `, weights ${report.weights}`
  return {
    format: 'opinion/1',
    interview: report.interview,
    rubric: report.rubric,
    grader: { kind: 'rules', name: 'Rules', version: `${id} ${hash.slice(0, HASH_SHOWN)}${weighed}` },
    criteria: report.criteria.map(({ id, dimension, title, verdict, evidence, reason }) => ({
      id,
      dimension,
      title,
      outcome: 'judged',
      verdict,
      evidence,
      reason,
      droppedQuotes: 0,
      at: null,
    })),
  }
}
