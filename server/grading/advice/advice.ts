import type { InterviewFile } from '../../interview/export.ts'
import type { Question } from '../../interview/question.ts'
import type { Criterion } from '../../interview/rubric.ts'
import type { Advice } from '../debrief/schema.ts'
import { spokenOf } from '../evidence.ts'
import type { Line } from '../text/transcript.ts'
import { firstSentences, listed } from '../words.ts'
import { sayFor } from './choose.ts'
import { phaseName, whenFor } from './when.ts'

/** Everything that advice is made of. */
export interface AdviceInput {
  interview: InterviewFile
  question: Question | null
  /** The interviewer's question for each criterion that was asked for. */
  asked: ReadonlyMap<string, Line>
}

/** What nobody needs a reference for: which phases come next, and for how long. */
const structureSay = ({ interview: { phases }, question }: AdviceInput): string | null => {
  const [first, ...rest] = phases
  if (!first || rest.length === 0) return null
  const named = [first, ...rest].map(
    (phase) =>
      phaseName(phase).toLowerCase() +
      (phase.plannedMinutes === undefined ? '' : ` for ${phase.plannedMinutes}`),
  )
  const dive = question?.format === 'question/1' ? question.reference?.deepDives[0]?.title : undefined
  const minutes = phases.every((phase) => phase.plannedMinutes !== undefined) ? ' minutes' : ''
  return `“I will take ${listed(named)}${minutes}.${dive ? ` In depth I would start with ${dive.charAt(0).toLowerCase()}${dive.slice(1)}.` : ''}”`
}

/** Which facts of the question were there to be asked for. */
const clarifyingSay = ({ question }: AdviceInput): string | null => {
  const asks = (question?.facts ?? []).slice(0, 3).flatMap((fact) => fact.asks[0] ?? [])
  return asks.length < 2 ? null : `Before the first decision, ask ${listed(asks.map((ask) => `“${ask}”`))}.`
}

const sayings: Readonly<Record<string, (input: AdviceInput) => string | null>> = {
  'communication.structure': structureSay,
  'communication.clarifies-first': clarifyingSay,
}

/**
 * Advice for criteria that are not met, one after the other: when it is due, whether it was asked for, and what to say,
 * out of the question's reference. Without one, what the rubric asks for stands in its place.
 */
export const adviser = (
  input: AdviceInput,
): ((criterion: Criterion, source: 'core' | 'question') => Advice) => {
  const taken = new Set<string>()
  return (criterion, source) => {
    const line = input.asked.get(criterion.id)
    const own = source === 'core' ? sayings[criterion.id] : undefined
    const say = own ? own(input) : sayFor(criterion, source, input.question, taken)
    return {
      when: whenFor(criterion, input.interview),
      asked: line ? spokenOf(line) : null,
      say: say ?? firstSentences(criterion.met, 320),
      from: say !== null && input.question ? 'reference' : 'rubric',
    }
  }
}
