import type { InterviewFile } from '../../interview/export.ts'
import type { Place } from '../../interview/signals.ts'
import { type Quantity, quantitiesOf } from '../quantities/read.ts'
import { contentWords, type Original, originalOf, sharedRuns, sharedWords } from './echo.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { addressesGrader, agrees, dismissedIn, retractsBefore, type Scope, type Standing } from './stance.ts'
import { tokensOf } from './tokens.ts'

/** Where a piece of text stands: an utterance of the interview, or a label of whiteboard or worksheet. */
export interface Source {
  place: Place
  /** Of an utterance; empty elsewhere. */
  utterance: string
  /** Seconds from the start. */
  at: number
  text: string
}

/** A sentence of the candidate's, read and weighed. */
export interface Line extends Sentence {
  source: Source
  quantities: Quantity[]
  standing: Standing
  /** Why it is weak or void, for reasons in the report; empty when it is the candidate's own. */
  why: string
  dismissed: Scope[]
  /** Number of the candidate's utterance, counted from 0; lines of one utterance share it. */
  turn: number
  /** Share of its content words that the prompt holds. */
  fromPrompt: number
  /** The interviewer's sentence that the candidate only agreed to: it is weighed, the agreement is quoted. */
  agreedTo: boolean
}

/** What the candidate said and what the interviewer had said before, turn by turn. */
export interface Turn {
  source: Source
  lines: Line[]
  /** The interviewer's sentences since the candidate's last turn. */
  asked: Line[]
}

export interface Transcript {
  turns: Turn[]
}

const read = (source: Source, turn: number): Line[] =>
  sentencesOf(source.text).map((sentence) => ({
    ...sentence,
    source,
    quantities: quantitiesOf(sentence.tokens),
    standing: 'own',
    why: '',
    dismissed: dismissedIn(sentence.tokens),
    turn,
    fromPrompt: 0,
    agreedTo: false,
  }))

/** Lowers what a line may earn; it never rises again. */
export const weaken = (line: Line, standing: Standing, why: string): void => {
  if (line.standing === 'void' || (line.standing === 'weak' && standing === 'weak')) return
  line.standing = standing
  line.why = why
}

/** A figure that the prompt does not name is the candidate's own. */
const bringsFigure = (line: Line, prompt: Original): boolean =>
  line.tokens.some(({ word }) => /^\d/.test(word) && !prompt.words.has(word))

/** Reading the prompt aloud: nearly all words are its, some in its order, or whole runs of them. */
const isPrompt = (line: Line, prompt: Original): boolean => {
  if (line.question || bringsFigure(line, prompt)) return false
  const runs = sharedRuns(line.tokens, prompt)
  return runs >= 0.6 || (runs >= 0.2 && sharedWords(line.tokens, prompt, 4) >= 0.85)
}

const agree = (turn: Turn): void => {
  const [first] = turn.lines
  if (!first || turn.asked.length === 0) return
  const said = turn.lines.flatMap((line) => line.tokens)
  const words = new Set(turn.asked.flatMap((line) => contentWords(line.tokens)))
  if (!agrees(said, words) || turn.lines.some((line) => line.question)) return
  for (const line of turn.lines) weaken(line, 'weak', 'agrees with the interviewer')
  for (const line of turn.asked.slice(-4))
    turn.lines.push({
      ...line,
      source: first.source,
      turn: first.turn,
      start: first.start,
      end: turn.source.text.length,
      standing: 'weak',
      why: 'agrees with the interviewer',
      agreedTo: true,
      question: false,
    })
}

const weigh = (turn: Turn, previous: Turn | undefined, prompt: Original): void => {
  const asked = originalOf(turn.asked.flatMap((line) => line.tokens))
  turn.lines.forEach((line, at) => {
    line.fromPrompt = sharedWords(line.tokens, prompt, 2)
    if (isPrompt(line, prompt)) weaken(line, 'void', 'reads the prompt aloud')
    else if (!line.question && sharedWords(line.tokens, asked, 4) >= 0.8 && turn.asked.length > 0)
      weaken(line, 'weak', 'repeats the interviewer')
    if (addressesGrader(line.tokens))
      for (const rest of turn.lines.slice(Math.max(0, at - 1))) weaken(rest, 'void', 'addresses the grader')
    if (retractsBefore(line.tokens)) {
      // What was said just before is withdrawn: the sentence before, or the previous turn when this one opens with it.
      const before = at > 0 ? turn.lines.slice(Math.max(0, at - 2), at) : (previous?.lines.slice(-3) ?? [])
      for (const line of before) weaken(line, 'void', 'was taken back')
    }
  })
  agree(turn)
}

/** Reads an interview: sentences with what each may earn. Text of the whiteboard and worksheet joins in `places.ts`. */
export const readTranscript = (interview: InterviewFile): Transcript => {
  const prompt = originalOf(tokensOf(interview.question.prompt))
  const turns: Turn[] = []
  let asked: Line[] = []
  for (const { id, at, speaker, text } of interview.utterances) {
    const source: Source = { place: 'said', utterance: id, at, text }
    if (speaker === 'interviewer') {
      asked = [...asked, ...read(source, -1)]
      continue
    }
    const turn: Turn = { source, lines: read(source, turns.length), asked }
    weigh(turn, turns.at(-1), prompt)
    turns.push(turn)
    asked = []
  }
  return { turns }
}

/** Number of words that carry something, of lines that the candidate said. */
export const substance = (lines: Line[]): number =>
  lines.reduce((sum, line) => sum + (line.agreedTo ? 0 : contentWords(line.tokens).length), 0)
