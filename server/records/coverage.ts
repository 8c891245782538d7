import type { PrismaClient } from '../../generated/prisma/client.ts'
import type { GradeInput } from '../grading/grade.ts'
import type { Evidence, Report } from '../grading/report.ts'
import { READINESS } from '../interview/checklist.ts'
import type { Covered } from '../interview/protocol.ts'
import { question as questionSchema } from '../interview/question.ts'
import { type Criterion, rubric as rubricSchema } from '../interview/rubric.ts'
import { currentPhase, type InterviewState } from '../interview/state.ts'
import { toFile } from '../interview/toFile.ts'
import type { Grader } from '../workers/grader.ts'

/** Question and rubric of an interview, as they were when it was created: what its grader goes by. */
export type Grounds = Pick<GradeInput, 'rubric' | 'rubricHash' | 'question'>

/** Reads an interview's grounds; null where there is no such interview. */
export async function groundsOf(prisma: PrismaClient, interview: string): Promise<Grounds | null> {
  const row = await prisma.interview.findUnique({
    where: { id: interview },
    select: { question: true, questionHash: true, rubric: true, rubricHash: true },
  })
  if (!row) return null
  const question = questionSchema.nullable().parse(row.question)
  return {
    rubric: rubricSchema.parse(row.rubric),
    rubricHash: row.rubricHash,
    question: question && { question, hash: row.questionHash },
  }
}

export interface CoverageParts {
  prisma: PrismaClient
  grader: Pick<Grader, 'live'>
  /** ms since 1970 */
  now: () => number
}

/** Interviews whose grounds are kept in memory. They never change, and coverage asks every few seconds. */
const KEPT = 300

/** Judges how the criteria stand while an interview runs, for its interviewer. */
export function openCoverage({ prisma, grader, now }: CoverageParts) {
  const kept = new Map<string, Grounds>()
  return async (interview: string, state: InterviewState): Promise<readonly Covered[]> => {
    const grounds = kept.get(interview) ?? (await groundsOf(prisma, interview))
    const file = toFile(state, { viewer: 'interviewer', now: now() })
    if (!grounds || !file) return []
    kept.delete(interview)
    kept.set(interview, grounds)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    const report = await grader.live(interview, grounds, file)
    const phase = state.started?.plan.phases.find((it) => it.id === currentPhase(state))
    const criteria = [...grounds.rubric.criteria, ...(grounds.question?.question.criteria ?? [])]
    return [...coveredOf(report, criteria, phase?.kind ?? null), ...readinessOf(report, phase?.kind ?? null)]
  }
}

/** Kinds of phase in which what production readiness still lacks is asked about: the design stands by then. */
const lateKinds: ReadonlySet<string> = new Set([
  'trade-offs',
  'optimizations',
  'monitoring',
  'questions',
  'data-quality',
  'serving',
])

/** Items of the readiness checklist as things to ask about, after the criteria. They earn nothing. */
export function readinessOf(report: Pick<Report, 'checklists'>, phase: string | null): Covered[] {
  return report.checklists
    .filter((item) => item.checklist.id === READINESS)
    .map(({ id, text, group, ask, evidence }) => ({
      criterion: `readiness.${group.id}.${id}`,
      title: text,
      dimension: group.title,
      source: 'checklist' as const,
      verdict: evidence ? ('met' as const) : ('missed' as const),
      evidence: evidence ? [shown(evidence)] : [],
      probe: ask,
      due: phase !== null && lateKinds.has(phase),
    }))
}

const shown = (one: Evidence): Covered['evidence'][number] =>
  'utterance' in one
    ? { utterance: one.utterance, quote: one.quote }
    : { source: one.source, quote: one.quote }

/** What a report says of an interview that is still on. `phase` is the kind of the one that is on. */
export function coveredOf(
  report: Pick<Report, 'criteria'>,
  criteria: readonly Criterion[],
  phase: string | null,
): Covered[] {
  const phases = new Map(criteria.map((it) => [it.id, it.phases]))
  return report.criteria.map((it) => ({
    criterion: it.id,
    title: it.title,
    dimension: it.dimension,
    source: it.source,
    verdict: it.verdict,
    evidence: it.evidence.map(shown),
    probe: it.probe,
    due: phase !== null && (phases.get(it.id)?.includes(phase) ?? false),
  }))
}
