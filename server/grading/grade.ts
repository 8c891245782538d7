import type { InterviewFile } from '../interview/export.ts'
import type { Question } from '../interview/question.ts'
import type { Criterion, Rubric } from '../interview/rubric.ts'
import { spokenDerivations } from './arithmetic/spoken.ts'
import { spokenChecks, worksheetChecks, worksheetRows } from './arithmetic-checks.ts'
import { boardOf } from './board.ts'
import { touchedItems } from './checklists.ts'
import type { Case } from './judges/judgement.ts'
import { judge } from './judges/judges.ts'
import { builtIn, ideasOf, ofRules } from './match/ideas-of.ts'
import { Vocabulary } from './match/phrases.ts'
import { Search } from './match/search.ts'
import { writtenTurns } from './places.ts'
import type { Evidence, GradedCriterion, Report } from './report.ts'
import { scoreDimensions, scoreOverall } from './score.ts'
import type { Line } from './text/transcript.ts'
import { readTranscript } from './text/transcript.ts'

/** What a grader is given. `question` is null when the bank does not hold it: then only the core rubric applies. */
export interface GradeInput {
  interview: InterviewFile
  /** The file's name, or what stands for it in the report. */
  name: string
  rubric: Rubric
  rubricHash: string
  question: { question: Question; hash: string } | null
}

/** Longest quote in a report, in characters. */
const QUOTE = 400

const quoteOf = (line: Line): string => {
  const text = line.source.text.slice(line.start, line.end).trim()
  if (text.length <= QUOTE) return text
  const cut = text.slice(0, QUOTE)
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), QUOTE / 2)).trim()
}

const evidenceOf = (line: Line): Evidence | null => {
  const quote = quoteOf(line)
  if (quote === '') return null
  return line.source.place === 'said'
    ? { utterance: line.source.utterance, at: line.source.at, quote }
    : { source: line.source.place, quote: line.source.text }
}

const graded = (
  criterion: Criterion,
  source: 'core' | 'question',
  interview: InterviewFile,
  given: Case,
): GradedCriterion => {
  const { verdict, lines, reason } = judge(criterion.signals, given)
  return {
    id: criterion.id,
    dimension: criterion.dimension,
    title: criterion.title,
    source,
    weight: criterion.weights[interview.level],
    verdict,
    evidence: lines.flatMap((line) => evidenceOf(line) ?? []),
    reason,
    probe: criterion.probe,
    missing: verdict === 'met' ? null : criterion.met.trim(),
  }
}

const compiled = new WeakMap<Rubric, Map<Question | null, Vocabulary>>()

/** The ideas of a rubric and a question, compiled once for each pair: live coverage asks for them every few seconds. */
const vocabularyOf = (rubric: Rubric, question: Question | null): Vocabulary => {
  const known = compiled.get(rubric) ?? new Map<Question | null, Vocabulary>()
  compiled.set(rubric, known)
  const there = known.get(question)
  if (there) return there
  const criteria = [...rubric.criteria, ...(question?.criteria ?? [])]
  const items = rubric.checklists.flatMap(({ groups }) => groups.flatMap((group) => group.items))
  const made = new Vocabulary([
    ...Object.values(builtIn),
    ...criteria.flatMap(({ signals }) => ideasOf(signals)),
    ...items.flatMap(({ touched }) => ofRules(touched)),
  ])
  known.set(question, made)
  return made
}

/** Length that shares of the interview refer to: the planned one, or what was said if that took longer. */
const secondsOf = (interview: InterviewFile): number =>
  Math.max(interview.durationMinutes * 60, interview.utterances.at(-1)?.at ?? 0)

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
export const grade = ({ interview, name, rubric, rubricHash, question }: GradeInput): Report => {
  const board = boardOf(interview)
  const vocabulary = vocabularyOf(rubric, question?.question ?? null)
  const { turns } = readTranscript(interview)
  const transcript = { turns: [...turns, ...writtenTurns(interview, board)] }
  const search = new Search(transcript, vocabulary, secondsOf(interview))
  const derivations = spokenDerivations(interview.utterances)
  const rows = worksheetRows(interview)
  const given: Case = { search, board, derivations, rows }
  const criteria = [
    ...rubric.criteria.map((criterion) => graded(criterion, 'core', interview, given)),
    ...(question?.question.criteria ?? []).map((criterion) =>
      graded(criterion, 'question', interview, given),
    ),
  ]
  const dimensions = scoreDimensions(criteria)
  return {
    format: 'grade/1',
    interview: name,
    level: interview.level,
    rubric: { id: rubric.id, hash: rubricHash },
    question: { id: interview.question.id, title: interview.question.title, hash: question?.hash ?? null },
    criteria,
    dimensions,
    overall: scoreOverall(criteria, dimensions),
    time: timeUsed(interview),
    arithmetic: [...spokenChecks(interview, derivations), ...worksheetChecks(rows)],
    board,
    checklists: touchedItems(rubric.checklists, search, evidenceOf),
  }
}
