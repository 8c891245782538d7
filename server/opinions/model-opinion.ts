import type { GradeInput } from '../grading/grade.ts'
import type { Criterion } from '../interview/rubric.ts'
import type { Failed, ModelFailure } from '../models/failures.ts'
import type { Answer, Model, Question } from '../models/model.ts'
import { answerSchema, type CheckedVerdict, checkedAnswer } from './answer.ts'
import { type Material, materialOf } from './material.ts'
import type { Opinion, OpinionCriterion, ReasonNot } from './opinion.ts'
import { PROMPT_VERSION, systemMessage, userMessage } from './prompt.ts'
import { HASH_SHOWN } from './rules.ts'

export interface OpinionOptions {
  /** Criteria judged, of how many. */
  progress?: (done: number, total: number) => void
  /** A timeout leaves what is not judged by then as it is; any other abort rejects with its reason. */
  signal: AbortSignal
  /** Criteria asked about at once. */
  atOnce?: number
}

/** Longest that a whole opinion should take, in ms: some forty questions, four at a time, with time for a few to be asked again. */
export const OPINION_MS = 30 * 60_000
const AT_ONCE = 4
/** After so many in a row that failed at the endpoint, it is left alone. */
const IN_A_ROW = 3

/** Failures that are the endpoint's state, and not about one criterion. */
const ofTheEndpoint: ReadonlySet<ModelFailure> = new Set<ModelFailure>([
  'unreachable',
  'timeout',
  'too-many-requests',
  'request-refused',
  'server-error',
  'not-the-protocol',
])

/**
 * A model's opinion of a whole interview, criterion by criterion. What it could not judge says why; it is never `missed`. Asks for
 * the first criterion alone: what is wrong with key, model or length shows there, and endpoints that keep what they have read
 * before have read the interview when the others come.
 */
export async function modelOpinion(
  input: GradeInput,
  model: Model,
  { progress = () => {}, signal, atOnce = AT_ONCE }: OpinionOptions,
): Promise<Opinion> {
  const criteria = [...input.rubric.criteria, ...(input.question?.question.criteria ?? [])]
  const judge = new Judge(criteria, materialOf(input.interview), model, signal)
  const results: OpinionCriterion[] = []
  let next = 0
  let done = 0
  const work = async (most: number): Promise<void> => {
    while (next < most) {
      const at = next++
      const criterion = criteria[at]
      if (!criterion) return
      results[at] = await judge.of(criterion)
      progress(++done, criteria.length)
    }
  }
  progress(0, criteria.length)
  await work(1)
  await Promise.all(Array.from({ length: atOnce }, () => work(criteria.length)))
  const { rubric, rubricHash: hash } = input
  return {
    format: 'opinion/1',
    interview: input.name,
    rubric: { id: rubric.id, hash },
    grader: { kind: 'model', name: model.name, version: versionOf(judge.names, model.name, rubric.id, hash) },
    criteria: results,
  }
}

/** What the endpoint called the model, which may say more than what was asked for, with the prompt and the rubric. */
function versionOf(names: ReadonlySet<string>, asked: string, rubric: string, hash: string): string {
  const called = [...names].sort().join(' + ') || asked
  return `${called}, prompt ${PROMPT_VERSION}, ${rubric} ${hash.slice(0, HASH_SHOWN)}`
}

/** Asks about criteria, and stops asking where nothing is to be had. */
class Judge {
  /** What the endpoint calls the model that answered. */
  readonly names = new Set<string>()
  private readonly system: string
  /** Set when no further question is worth asking. */
  private over: { why: ReasonNot; says: string } | null = null
  private inARow = 0

  constructor(
    criteria: readonly Criterion[],
    private readonly material: Material,
    private readonly model: Model,
    private readonly signal: AbortSignal,
  ) {
    this.system = systemMessage(criteria)
  }

  async of(criterion: Criterion): Promise<OpinionCriterion> {
    const dropped = { quotes: 0 }
    const answer = this.over ?? (await this.ask(criterion, dropped))
    const { id, dimension, title } = criterion
    const about = { id, dimension, title, droppedQuotes: dropped.quotes }
    if ('why' in answer) return { ...about, outcome: 'could-not-judge', why: answer.why, says: answer.says }
    return { ...about, outcome: 'judged', ...answer, at: null }
  }

  private async ask(
    criterion: Criterion,
    dropped: { quotes: number },
  ): Promise<CheckedVerdict | { why: ReasonNot; says: string }> {
    const question: Question<CheckedVerdict> = {
      system: this.system,
      user: userMessage(this.material, criterion.id),
      answer: answerSchema,
      read: (json) => {
        const checked = checkedAnswer(json, criterion.id, this.material)
        if ('failed' in checked) dropped.quotes += checked.failed.wrongQuotes ?? 0
        return checked
      },
    }
    const answer = await this.model.ask(question, this.signal).catch((error: unknown): 'late' => {
      if (isTimeout(this.signal.reason)) return 'late'
      throw error
    })
    if (answer === 'late') {
      this.over = { why: 'out-of-time', says: 'The time for the whole opinion was over.' }
      return this.over
    }
    return this.take(answer)
  }

  private take(answer: Answer<CheckedVerdict>): CheckedVerdict | { why: ReasonNot; says: string } {
    if ('ok' in answer) {
      this.inARow = 0
      this.names.add(answer.model)
      return answer.ok
    }
    const { why, says } = answer.failed
    this.inARow = ofTheEndpoint.has(why) ? this.inARow + 1 : 0
    if (endsIt(answer.failed) || this.inARow >= IN_A_ROW) this.over = { why, says }
    return { why, says }
  }
}

/** An endpoint that cannot be reached after all tries is not tried forty times more. */
const endsIt = ({ everywhere, why }: Failed): boolean => everywhere || why === 'unreachable'

const isTimeout = (reason: unknown): boolean => reason instanceof Error && reason.name === 'TimeoutError'
