import { nextSteps as stepsIn } from '../../server/grading/debrief/next-steps.ts'
import type { Evidence, GradedCriterion, Report } from '../../server/grading/report.ts'
import type { InterviewFile, PhaseSpan, Utterance } from '../../server/interview/export.ts'

/** Words for a verdict. */
export const verdictText = { met: 'Met', partial: 'Partial', missed: 'Missed' } as const

/** A criterion that is not met, with what a full answer would have added to the overall score of 4. */
export interface NextStep {
  criterion: GradedCriterion
  gain: number
}

/** The criteria that would move the overall score most: as the report has them, or worked out for one of an earlier release. */
export function nextSteps(report: Report): NextStep[] {
  const steps = report.debrief?.nextSteps ?? stepsIn(report.criteria)
  return steps.flatMap(({ criterion, gain }) => {
    const one = report.criteria.find(({ id }) => id === criterion)
    return one ? [{ criterion: one, gain }] : []
  })
}

/** How many criteria of a list stand where. */
export function tally(criteria: readonly GradedCriterion[]): Record<GradedCriterion['verdict'], number> {
  const count = { met: 0, partial: 0, missed: 0 }
  for (const { verdict } of criteria) count[verdict] += 1
  return count
}

/** The phase that was on at a second of the interview. */
export const phaseAt = (phases: readonly PhaseSpan[], at: number): PhaseSpan | undefined =>
  phases.findLast((phase) => phase.startsAt <= at)

/** A phase's title; files of others have ids only. */
export function phaseTitle(phase: Pick<PhaseSpan, 'id' | 'title'>): string {
  if (phase.title) return phase.title
  const words = phase.id.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The address within the page of what a piece of evidence points at. */
export const placeOf = (evidence: Evidence): string =>
  'utterance' in evidence ? `said-${evidence.utterance}` : evidence.source

/** A line of the transcript as it was heard: words, a curveball, a note, or a new phase. */
export type Moment =
  | { is: 'phase'; at: number; phase: PhaseSpan }
  | { is: 'said'; at: number; said: Utterance }
  | { is: 'curveball'; at: number; text: string }
  | { is: 'note'; at: number; text: string }

const rank = { phase: 0, note: 3, curveball: 1, said: 2 } as const

/** Everything that happened in words, in order. */
export function momentsOf(file: InterviewFile): Moment[] {
  const moments: Moment[] = [
    ...file.phases.map((phase) => ({ is: 'phase' as const, at: phase.startsAt, phase })),
    ...file.utterances.map((said) => ({ is: 'said' as const, at: said.at, said })),
    ...(file.curveballs ?? []).map(({ at, text }) => ({ is: 'curveball' as const, at, text })),
    ...(file.notes ?? []).map(({ at, text }) => ({ is: 'note' as const, at, text })),
  ]
  return moments.toSorted((a, b) => a.at - b.at || rank[a.is] - rank[b.is])
}
