import type { Report } from '../grading/report.ts'
import type { Verdict } from '../interview/ids.ts'
import type { Opinion, OpinionCriterion } from './opinion.ts'

/** What one person decided. Of several verdicts on one criterion the last stands. */
export interface Scorecard {
  name: string
  /** Tells it apart from what the same person thought before. */
  version: string
  verdicts: readonly { criterion: string; verdict: Verdict; comment: string; at: string | null }[]
}

/** A scorecard as an opinion on the criteria of the report; null where it decides none of them. */
export function opinionOfPerson(card: Scorecard, report: Report): Opinion | null {
  const criteria = report.criteria.flatMap(({ id, dimension, title }): OpinionCriterion[] => {
    const given = card.verdicts.findLast((it) => it.criterion === id)
    if (!given) return []
    const { verdict, comment: reason, at } = given
    const about = { id, dimension, title }
    return [{ ...about, outcome: 'judged', verdict, evidence: [], reason, droppedQuotes: 0, at }]
  })
  if (criteria.length === 0) return null
  return {
    format: 'opinion/1',
    interview: report.interview,
    rubric: report.rubric,
    grader: { kind: 'person', name: card.name, version: card.version },
    criteria,
  }
}

/** The verdicts that an `interview/1` file carries. It does not say whose they are. */
export const scorecardOfFile = (
  verdicts: readonly { criterion: string; verdict: Verdict; comment: string }[],
): Scorecard => ({
  name: 'Interviewer',
  version: 'from the file',
  verdicts: verdicts.map((it) => ({ ...it, at: null })),
})
