import type { InterviewFile, Utterance } from '../../interview/export.ts'
import type { Place } from '../../interview/signals.ts'
import { type Quantity, quantitiesOf } from '../quantities/read.ts'
import { contentWords, countContent, type Original, originalOf, sharedRuns, sharedWords } from './echo.ts'
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
  sentencesOf(source.text).map(({ start, end, tokens, question }) => ({
    start,
    end,
    tokens,
    question,
    source,
    quantities: quantitiesOf(tokens),
    standing: 'own',
    why: '',
    dismissed: dismissedIn(tokens),
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
  line.tokens.some(({ word }) => beginsWithDigit(word) && !prompt.words.has(word))

const beginsWithDigit = (word: string): boolean => {
  const first = word.charCodeAt(0)
  return first >= 48 && first <= 57
}

/** Reading the prompt aloud: nearly all words are its, some in its order, or whole runs of them. */
const isPrompt = (line: Line, prompt: Original): boolean => {
  if (line.question || bringsFigure(line, prompt)) return false
  const runs = sharedRuns(line.tokens, prompt)
  return runs >= 0.6 || (runs >= 0.2 && sharedWords(line.tokens, prompt.words, 4) >= 0.85)
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
  const asked = new Set(turn.asked.flatMap((line) => contentWords(line.tokens)))
  let addressed = false
  turn.lines.forEach((line, at) => {
    line.fromPrompt = sharedWords(line.tokens, prompt.words, 2)
    if (isPrompt(line, prompt)) weaken(line, 'void', 'reads the prompt aloud')
    else if (!line.question && turn.asked.length > 0 && sharedWords(line.tokens, asked, 4) >= 0.8)
      weaken(line, 'weak', 'repeats the interviewer')
    // The first such line makes all that follow void.
    if (!addressed && addressesGrader(line.tokens)) {
      addressed = true
      for (const rest of turn.lines.slice(Math.max(0, at - 1))) weaken(rest, 'void', 'addresses the grader')
    }
    if (retractsBefore(line.tokens)) {
      // What was said just before is withdrawn: the sentence before, or the previous turn when this one opens with it.
      const before = at > 0 ? turn.lines.slice(Math.max(0, at - 2), at) : (previous?.lines.slice(-3) ?? [])
      for (const line of before) weaken(line, 'void', 'was taken back')
    }
  })
  agree(turn)
}

/**
 * Reads utterances as they are said: sentences with what each may earn. What was read stays, except that a turn that
 * opens by taking something back withdraws the end of the turn before it.
 */
export class TranscriptReader {
  readonly turns: Turn[] = []
  private asked: Line[] = []
  private readonly prompt: Original

  constructor(prompt: string) {
    this.prompt = originalOf(tokensOf(prompt))
  }

  /** Reads one more utterance. */
  read({ id, at, speaker, text }: Utterance): void {
    const source: Source = { place: 'said', utterance: id, at, text }
    if (speaker === 'interviewer') {
      for (const line of read(source, -1)) this.asked.push(line)
      return
    }
    const turn: Turn = { source, lines: read(source, this.turns.length), asked: this.asked }
    weigh(turn, this.turns.at(-1), this.prompt)
    this.turns.push(turn)
    this.asked = []
  }
}

/** Reads an interview. Text of the whiteboard and worksheet joins in `places.ts`. */
export const readTranscript = (interview: InterviewFile): Transcript => {
  const reader = new TranscriptReader(interview.question.prompt)
  for (const said of interview.utterances) reader.read(said)
  return { turns: reader.turns }
}

/** Number of words that carry something, of lines that the candidate said. */
export const substance = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + (line.agreedTo ? 0 : countContent(line.tokens)), 0)
