import type { ChecklistItem } from '../interview/checklist.ts'
import type { InterviewFile } from '../interview/export.ts'
import type { Question } from '../interview/question.ts'
import type { Criterion, Rubric } from '../interview/rubric.ts'
import { adviser } from './advice/advice.ts'
import { askedFor } from './advice/asked.ts'
import { spokenChecks, worksheetChecks } from './arithmetic-checks.ts'
import { touchedItems } from './checklists.ts'
import { debriefOf } from './debrief/debrief.ts'
import type { Advice } from './debrief/schema.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import type { Judgement } from './judges/judgement.ts'
import { judge } from './judges/judges.ts'
import { learned, learnedModel, learnedVersion } from './learned/learned.ts'
import type { Model } from './learned/model.ts'
import { signature } from './learned/pack.ts'
import { observedIdeas } from './learned/turn-features.ts'
import { weigh } from './learned/weigh.ts'
import { builtIn, ideasOf, ofRules } from './match/ideas-of.ts'
import { Vocabulary } from './match/phrases.ts'
import type { Search } from './match/search.ts'
import { Reading } from './reading.ts'
import { reasoner } from './reasons.ts'
import type { GradedCriterion, Report } from './report.ts'
import { scoreDimensions, scoreOverall } from './score.ts'
import type { Line } from './text/transcript.ts'

/** What a grader is given. `question` is null when the bank does not hold it: then only the core rubric applies. */
export interface GradeInput {
  interview: InterviewFile
  /** The file's name, or what stands for it in the report. */
  name: string
  rubric: Rubric
  rubricHash: string
  question: { question: Question; hash: string } | null
}

/** What an interview is graded by: the same from its beginning to its end. */
export type Grounds = Omit<GradeInput, 'interview' | 'name'>

/** Judgements of before that still hold; nothing is kept where an interview is graded once. */
export interface Kept {
  judgement(criterion: Criterion, make: () => Judgement): Judgement
  item(item: ChecklistItem, make: () => Evidence | null): Evidence | null
}
const nothingKept: Kept = { judgement: (_criterion, make) => make(), item: (_item, make) => make() }

/** What is the same for all criteria of an interview. */
interface Desk {
  interview: InterviewFile
  asked: ReadonlyMap<string, Line>
  reasonFor: (criterion: Criterion, judgement: Judgement) => string
  adviceFor: (criterion: Criterion, source: Source) => Advice
}
type Source = GradedCriterion['source']

const graded = (criterion: Criterion, source: Source, judgement: Judgement, desk: Desk): GradedCriterion => {
  const { verdict, lines } = judgement
  const isMet = verdict === 'met'
  return {
    id: criterion.id,
    dimension: criterion.dimension,
    title: criterion.title,
    source,
    weight: criterion.weights[desk.interview.level],
    verdict,
    evidence: lines.flatMap((line) => evidenceOf(line) ?? []),
    reason: desk.reasonFor(criterion, judgement),
    probe: criterion.probe,
    missing: isMet ? null : criterion.met.trim(),
    advice: isMet ? null : desk.adviceFor(criterion, source),
  }
}

const decided = (
  criterion: Criterion,
  source: Source,
  judgements: ReadonlyMap<string, Judgement>,
  desk: Desk,
): GradedCriterion[] => {
  const judgement = judgements.get(criterion.id)
  return judgement ? [graded(criterion, source, judgement, desk)] : []
}

/** What the rules say of each criterion of a rubric. */
export const judgementsOf = (
  { criteria }: Pick<Rubric, 'criteria'>,
  { given }: Reading,
  kept = nothingKept,
): Map<string, Judgement> =>
  new Map(
    criteria.map((criterion) => [
      criterion.id,
      kept.judgement(criterion, () => judge(criterion.signals, given)),
    ]),
  )

/** Whether a rubric holds the criteria that weights are learned for, whatever its rules. */
const isLearnable = ({ criteria }: Rubric): boolean => {
  const ids = new Set(criteria.map(({ id }) => id))
  return learned.criteria.every(({ id }) => ids.has(id))
}

const models = new WeakMap<Rubric, Model | null>()

/** The learned weights, where the rubric's rules are those that they were learned with. */
const modelFor = (rubric: Rubric): Model | null => {
  const there = models.get(rubric)
  if (there !== undefined) return there
  const ids = new Set(learned.criteria.map(({ id }) => id))
  const fits =
    isLearnable(rubric) && signature(rubric.criteria.filter(({ id }) => ids.has(id))) === learned.signature
  const model = fits ? learnedModel() : null
  models.set(rubric, model)
  return model
}

/** The last thing said against each criterion's topic. */
const deniedIn = (search: Search, criteria: readonly Criterion[]): ReadonlyMap<string, Line> =>
  new Map(
    criteria.flatMap(({ id, signals }) => {
      if (signals.kind !== 'ideas' || signals.topic === undefined) return []
      const last = search.denials(signals.topic).at(-1)
      return last ? [[id, last]] : []
    }),
  )

/** Stands for "no question" where questions are keys. */
const noQuestion = {}
/** Both weakly: whoever makes questions by the hundred, as trials do, must be able to let them go. */
const compiled = new WeakMap<Rubric, WeakMap<object, Vocabulary>>()

/** The ideas of a rubric and a question, compiled once for each pair: live coverage asks for them every few seconds. */
export const vocabularyOf = (rubric: Rubric, question: Question | null): Vocabulary => {
  const known = compiled.get(rubric) ?? new WeakMap<object, Vocabulary>()
  compiled.set(rubric, known)
  const there = known.get(question ?? noQuestion)
  if (there) return there
  const criteria = [...rubric.criteria, ...(question?.criteria ?? [])]
  const items = rubric.checklists.flatMap(({ groups }) => groups.flatMap((group) => group.items))
  const made = new Vocabulary([
    ...Object.values(builtIn),
    ...(isLearnable(rubric) ? observedIdeas : []),
    ...criteria.flatMap(({ signals }) => ideasOf(signals)),
    ...items.flatMap(({ touched }) => ofRules(touched)),
  ])
  known.set(question ?? noQuestion, made)
  return made
}

const timeUsed = (interview: InterviewFile): Report['time'] =>
  interview.phases.map((phase) => ({
    id: phase.id,
    title: phase.title ?? phase.id,
    plannedMinutes: phase.plannedMinutes ?? null,
    usedMinutes: Math.round(Math.max(0, phase.endsAt - phase.startsAt) / 6) / 10,
  }))

/**
 * Grades an interview, finished or not: the same input gives the same report, byte for byte. Pure; work grows with the
 * length of the interview. Every spoken quote is a substring of the utterance that it names.
 */
export const grade = (input: GradeInput): Report => {
  const { interview, rubric, question } = input
  const reading = new Reading(interview.question.prompt, vocabularyOf(rubric, question?.question ?? null))
  reading.readOnce(interview)
  return reportOf(input, reading)
}

/** The report of an interview that was read to its end. */
export const reportOf = (
  { interview, name, rubric, rubricHash, question }: GradeInput,
  reading: Reading,
  kept = nothingKept,
): Report => {
  const vocabulary = vocabularyOf(rubric, question?.question ?? null)
  const { given, board } = reading
  const { search, derivations, rows } = given
  const own = question?.question.criteria ?? []
  const all = [...rubric.criteria, ...own]
  const asked = askedFor(all, search.transcript, vocabulary)
  const denied = deniedIn(search, all)
  const desk: Desk = {
    interview,
    asked,
    reasonFor: reasoner({ search, vocabulary, asked, denied }),
    adviceFor: adviser({ interview, question: question?.question ?? null, asked }),
  }
  const ruled = judgementsOf(rubric, reading, kept)
  const model = modelFor(rubric)
  const core = model ? weigh(model, given, vocabulary, rubric.criteria, ruled) : ruled
  const others = judgementsOf({ criteria: own }, reading, kept)
  const criteria = [
    ...rubric.criteria.flatMap((criterion) => decided(criterion, 'core', core, desk)),
    ...own.flatMap((criterion) => decided(criterion, 'question', others, desk)),
  ]
  const dimensions = scoreDimensions(criteria)
  const overall = scoreOverall(criteria, dimensions)
  const checklists = touchedItems(rubric.checklists, search, (item, make) => kept.item(item, make))
  return {
    format: 'grade/1',
    interview: name,
    level: interview.level,
    rubric: { id: rubric.id, hash: rubricHash },
    ...(model && { weights: learnedVersion }),
    question: { id: interview.question.id, title: interview.question.title, hash: question?.hash ?? null },
    criteria,
    dimensions,
    overall,
    time: timeUsed(interview),
    arithmetic: [...spokenChecks(interview, derivations), ...worksheetChecks(rows)],
    board,
    checklists,
    debrief: debriefOf({
      interview,
      criteria,
      checklists,
      search,
      denied,
      rubric: all,
      question: question?.question ?? null,
      dimensions,
      overall,
      board,
      rows,
    }),
  }
}
