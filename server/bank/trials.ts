import { grade } from '../grading/grade.ts'
import type { Report } from '../grading/report.ts'
import type { InterviewFile } from '../interview/export.ts'
import type { Verdict } from '../interview/ids.ts'
import type { Drill, FullQuestion, Question, ReferenceSolution } from '../interview/question.ts'
import type { Criterion, Rubric } from '../interview/rubric.ts'

/**
 * Trying a question's criteria on words that somebody might say: for tests and for authors. Each trial is an interview
 * made of these words alone, graded by the same engine as every other.
 */

const noCore: Rubric = {
  format: 'rubric/1',
  id: 'none',
  title: 'No core criteria',
  criteria: [],
  checklists: [],
}

function interviewOf(question: Question, turns: readonly { asked: string; says: string }[]): InterviewFile {
  const seconds = question.minutes * 60
  const step = seconds / Math.max(1, turns.length)
  return {
    format: 'interview/1',
    question: { id: question.id, title: question.title, prompt: question.prompt },
    level: question.level,
    durationMinutes: question.minutes,
    phases: [],
    utterances: turns.flatMap(({ asked, says }, index) => [
      { id: `i${index + 1}`, at: index * step, speaker: 'interviewer' as const, text: asked },
      { id: `c${index + 1}`, at: index * step + 5, speaker: 'candidate' as const, text: says },
    ]),
    whiteboard: null,
  }
}

function gradedOn(question: Question, interview: InterviewFile, rubric = noCore): Report {
  return grade({ interview, name: 'trial', rubric, rubricHash: '', question: { question, hash: '' } })
}

/** The verdict on one of the question's own criteria for an answer to its probe. Throws where it has no such criterion. */
export function verdictOn(question: Question, criterionId: string, says: string): Verdict {
  const judged = question.criteria.find(({ id }) => id === criterionId)
  if (!judged) throw new Error(`${question.id} has no criterion ${criterionId}`)
  const report = gradedOn(only(question, judged), interviewOf(question, [{ asked: judged.probe, says }]))
  const [first] = report.criteria
  if (!first) throw new Error(`${criterionId} was not judged`)
  return first.verdict
}

/** Questions cut down to one criterion; the engine compiles each once. */
const singled = new WeakMap<Criterion, Question>()

function only(question: Question, criterion: Criterion): Question {
  const there = singled.get(criterion)
  if (there) return there
  const made = { ...question, criteria: [criterion] }
  singled.set(criterion, made)
  return made
}

/** Criteria and score (0 to 4) on the question's own criteria for a whole answer, said with hardly a word in between. */
export function scoreOnOwn(question: Question, says: readonly string[]): Report {
  return gradedOn(question, interviewOf(question, turnsOf(says)))
}

/** The same on the question's own criteria and a core rubric together, as a real interview is graded. */
export function scoreOnAll(question: Question, core: Rubric, says: readonly string[]): Report {
  return gradedOn(question, interviewOf(question, turnsOf(says)), core)
}

const turnsOf = (says: readonly string[]) => says.map((words) => ({ asked: 'Go on.', says: words }))

/** A reference solution as a candidate might read it out, an utterance for each thing it holds. */
export function readAloud(question: Question): string[] {
  return question.format === 'drill/1' ? drillAloud(question) : fullAloud(question)
}

function drillAloud({ answer }: Drill): string[] {
  return [...answer.says, ...answer.figures.map(figureAloud)]
}

function fullAloud({ reference }: FullQuestion): string[] {
  if (!reference) return []
  return [
    reference.summary,
    ...reference.estimates.map(figureAloud),
    ...reference.layers.flatMap(({ components }) =>
      components.map(({ label, size, why }) => `${label}${size ? `, ${size}` : ''}. ${why}`),
    ),
    flowsAloud(reference),
    ...reference.dataModel.map(
      ({ name, store, keys, fields, note }) =>
        `${name} lives in ${store}, keys: ${keys}. It has ${fields.map((it) => `${it.name}${it.note ? `, ${it.note}` : ''}`).join('; ')}.${note ? ` ${note}` : ''}`,
    ),
    ...reference.deepDives.map(({ title, steps }) => `${title}. ${steps.join(' ')}`),
    ...reference.tradeoffs.map(
      ({ decision, chosen, because, rejected, downside }) =>
        `${decision}: I choose ${chosen}, because ${because} I rejected ${rejected}. The downside: ${downside}`,
    ),
    ...costsAloud(reference),
    ...reference.optimizations.map(({ lever, how, saves }) => `${lever}: ${how} Saves ${saves}`),
    ...monitoringAloud(reference),
    ...reference.failures.map(
      ({ failure, detection, recovery }) => `If ${failure}: we notice by ${detection} Then ${recovery}`,
    ),
    ...reference.security,
    ...reference.compliance,
    ...reference.corrections.map(
      ({ published, used }) => `The published figure, ${published}, does not hold. ${used}`,
    ),
  ]
}

const figureAloud = ({
  label,
  formula,
  result,
  note,
}: {
  label: string
  formula: string
  result: string
  note?: string | undefined
}) => `${label}: ${formula} is ${result}.${note ? ` ${note}` : ''}`

function flowsAloud({ layers, flows }: ReferenceSolution): string {
  const labels = new Map(layers.flatMap(({ components }) => components.map(({ id, label }) => [id, label])))
  return flows.map(({ from, to, label }) => `${labels.get(from)} to ${labels.get(to)}: ${label}.`).join(' ')
}

function costsAloud({ costs }: ReferenceSolution): string[] {
  if (!costs) return []
  return [...costs.lines.map(figureAloud), figureAloud(costs.total), ...(costs.note ? [costs.note] : [])]
}

function monitoringAloud({ monitoring }: ReferenceSolution): string[] {
  if (!monitoring) return []
  return [
    ...monitoring.slos.map(({ name, objective }) => `Our objective for ${name}: ${objective}`),
    ...monitoring.metrics.map(({ name, why }) => `We measure ${name}. ${why}`),
    ...monitoring.alerts.map(
      ({ name, condition, severity, action }) => `Alert ${name}: if ${condition}, ${severity}. ${action}`,
    ),
  ]
}
