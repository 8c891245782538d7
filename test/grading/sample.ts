import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Evidence, evidenceOf } from '../../server/grading/evidence.ts'
import { grade, judgementsOf, vocabularyOf } from '../../server/grading/grade.ts'
import { Reading } from '../../server/grading/reading.ts'
import type { GradedCriterion, Report } from '../../server/grading/report.ts'
import { type InterviewFile, interviewFile } from '../../server/interview/export.ts'
import type { Dimension, Verdict } from '../../server/interview/ids.ts'
import { type Rubric, rubric } from '../../server/interview/rubric.ts'

/** The core rubric as it ships. */
export const core: Rubric = rubric.parse(
  parse(readFileSync(new URL('../../rubrics/core.yaml', import.meta.url), 'utf8')),
)

/** The core rubric without one criterion: learned weights belong to the whole one, so that here the rules judge alone. */
export const rulesAlone: Rubric = {
  ...core,
  criteria: core.criteria.filter(({ id }) => id !== 'communication.structure'),
}

const prompt =
  'Design a system that counts views of short videos. It receives two million views per second and creators see their numbers on a dashboard with low latency. The budget is three million dollars a year.'

/** An interview out of lines such as `I: How do you know?` and `C: By lag.`, 20 seconds apart. */
export const interviewOf = (lines: string[], more: Record<string, unknown> = {}): InterviewFile =>
  interviewFile.parse({
    format: 'interview/1',
    question: { id: 'views', title: 'Views', prompt },
    level: 'L6',
    durationMinutes: 45,
    phases: [{ id: 'requirements', startsAt: 0, endsAt: 300 }],
    utterances: lines.map((line, index) => ({
      id: `u${index + 1}`,
      at: index * 20,
      speaker: line.startsWith('I:') ? 'interviewer' : 'candidate',
      text: line.slice(3),
    })),
    whiteboard: null,
    ...more,
  })

export const gradeOf = (interview: InterviewFile, applied: Rubric = core): Report =>
  grade({ interview, name: 'sample.interview.json', rubric: applied, rubricHash: 'hash', question: null })

/** What the rules alone say of a core criterion, before learned weights are applied. */
export const ruledOf = (
  interview: InterviewFile,
  id: string,
): { verdict: Verdict; evidence: readonly Evidence[] } => {
  const reading = new Reading(interview.question.prompt, vocabularyOf(core, null))
  reading.readOnce(interview)
  const judgement = judgementsOf(core, reading).get(id)
  if (!judgement) throw new Error(`no criterion ${id}`)
  return {
    verdict: judgement.verdict,
    evidence: judgement.lines.flatMap((line) => evidenceOf(line) ?? []),
  }
}

/** The verdict on one criterion. */
export const criterionIn = (report: Report, id: string): GradedCriterion => {
  const found = report.criteria.find((one) => one.id === id)
  if (!found) throw new Error(`no criterion ${id}`)
  return found
}

export const promptText = prompt

/** The overall score out of 100. */
export const percent = (report: Report): number => report.overall.score * 25

/** A criterion as a grader leaves it, with nothing to it but its verdict and weight. */
export const judged = (
  id: string,
  dimension: Dimension,
  verdict: Verdict,
  weight: number,
): GradedCriterion => ({
  id,
  dimension,
  title: id,
  source: 'core',
  weight,
  verdict,
  evidence: [],
  reason: 'because',
  probe: 'And?',
  missing: null,
})
