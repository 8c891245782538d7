import type { BoardGraph, InterviewFile, Utterance, WorksheetRow } from '../interview/export.ts'
import { type Derivation, openDerivations } from './arithmetic/spoken.ts'
import { evaluateRow } from './arithmetic/worksheet.ts'
import type { EvaluatedRow } from './arithmetic-checks.ts'
import { boardOf } from './board.ts'
import type { Case } from './judges/judgement.ts'
import type { Vocabulary } from './match/phrases.ts'
import { Search, type Touched } from './match/search.ts'
import { type Behind, moveWritten, type Placed, readWritten, writtenTexts, writtenTurns } from './places.ts'
import { TranscriptReader, type Turn } from './text/transcript.ts'

/** What the latest part of an interview changed for whoever judges it. */
export interface Fresh extends Touched {
  /** Whether there is something of the candidate's at last, or nothing any more: every reason says so. */
  everything: boolean
  /** Whether anything was said, drawn or written since, or counts less. */
  anything: boolean
  /** Whether the length changed that shares of the interview refer to. */
  seconds: boolean
  /** Whether the moment changed at which what is drawn and written counts as said. */
  moment: boolean
}

/** Length that shares of the interview refer to: the planned one, or what was said if that took longer. */
const secondsOf = (interview: InterviewFile): number =>
  Math.max(interview.durationMinutes * 60, interview.utterances.at(-1)?.at ?? 0)

const sameUtterance = (one: Utterance, other: Utterance): boolean =>
  one === other ||
  (one.id === other.id && one.at === other.at && one.speaker === other.speaker && one.text === other.text)

const sameRow = (one: WorksheetRow, other: WorksheetRow | undefined): boolean =>
  one.id === other?.id &&
  one.section === other.section &&
  one.label === other.label &&
  one.formula === other.formula

const sameTexts = (one: readonly Placed[], other: readonly Placed[]): boolean =>
  one.length === other.length &&
  one.every(([place, text], at) => place === other[at]?.[0] && text === other[at]?.[1])

/** A function that remembers what it answered to what it was asked this time and the time before. */
const remembering = <T>(make: (text: string) => T): { of: (text: string) => T; turn: () => void } => {
  let before = new Map<string, T>()
  let now = new Map<string, T>()
  return {
    of: (text) => {
      const made = now.get(text) ?? before.get(text) ?? make(text)
      now.set(text, made)
      return made
    },
    turn: () => {
      before = now
      now = new Map()
    },
  }
}

/**
 * An interview as far as it was read: turns with what each may earn, where ideas stand, what was calculated, drawn and
 * written. What comes behind is read without reading the rest again, and leads to the same as reading all of it at once.
 */
export class Reading {
  readonly search: Search
  private readonly prompt: string
  private readonly reader: TranscriptReader
  private readonly derivationsOf = openDerivations()
  private readonly readings = remembering(readWritten)
  private texts: readonly Placed[] = []
  private written: readonly Turn[] = []
  private behind: Behind = { first: 0, at: 0 }
  private heard: readonly Utterance[] = []
  private derivations: Derivation[] = []
  private rows: EvaluatedRow[] = []
  private scene: Pick<InterviewFile, 'whiteboard' | 'board'> | null = null
  private graph: BoardGraph | null = null
  private moment = 0

  constructor(prompt: string, vocabulary: Vocabulary) {
    this.prompt = prompt
    this.reader = new TranscriptReader(prompt)
    this.search = new Search(vocabulary, 0)
  }

  get board(): BoardGraph | null {
    return this.graph
  }

  /** Everything that a judge may look at. */
  get given(): Case {
    const { search, graph, derivations, rows } = this
    return { search, board: graph, derivations, rows }
  }

  /** Whether this is what was read, or more of it. What was said earlier may not have changed. */
  goesOn({ question, utterances }: InterviewFile): boolean {
    if (question.prompt !== this.prompt || utterances.length < this.heard.length) return false
    return this.heard.every((said, at) => {
      const now = utterances[at]
      return now !== undefined && sameUtterance(said, now)
    })
  }

  /** Reads an interview once, for whoever does not ask again. */
  readOnce(interview: InterviewFile): void {
    this.takeUp(interview)
  }

  /** Reads what is new and tells what it changed. Whoever is not sure that it goes on asks `goesOn` first. */
  read(interview: InterviewFile): Fresh {
    const turns = this.reader.turns.length
    const silent = this.isSilent
    const { seconds, moment, changed } = this.takeUp(interview)
    const touched = this.search.takeTouched()
    const anything = changed || touched.ideas.size > 0 || this.reader.turns.length > turns
    return { ...touched, everything: this.isSilent !== silent, anything, seconds, moment }
  }

  private takeUp(interview: InterviewFile): Pick<Fresh, 'seconds' | 'moment'> & { changed: boolean } {
    const measured = this.measure(interview)
    const drawn = this.draw(interview)
    const calculated = this.calculate(interview.worksheet ?? [])
    const written = this.write(interview)
    if (written) this.search.touchWritten()
    this.hear(interview.utterances)
    this.search.write(this.written)
    if (written) this.search.touchWritten()
    return { ...measured, changed: drawn || calculated || written }
  }

  private get isSilent(): boolean {
    return !this.search.lines.some(({ agreedTo }) => !agreedTo)
  }

  private measure(interview: InterviewFile): Pick<Fresh, 'seconds' | 'moment'> {
    const seconds = secondsOf(interview)
    const moment = interview.phases.reduce((latest, phase) => Math.max(latest, phase.endsAt), 0)
    const changed = { seconds: seconds !== this.search.seconds, moment: moment !== this.moment }
    this.search.seconds = seconds
    this.moment = moment
    return changed
  }

  private hear(utterances: readonly Utterance[]): void {
    const fresh = utterances.slice(this.heard.length)
    this.heard = utterances
    if (fresh.length === 0) return
    this.derivations = this.derivationsOf(utterances)
    this.search.hear(() => {
      const turns = this.reader.turns.length
      for (const said of fresh) this.reader.read(said)
      return this.reader.turns.slice(turns)
    })
  }

  /** Reads what is written where it is not the same as before. */
  private write(interview: InterviewFile): boolean {
    const texts = writtenTexts(interview, this.graph)
    const behind = { first: interview.utterances.length, at: this.moment }
    const changed = !sameTexts(texts, this.texts)
    if (changed) {
      this.written = writtenTurns(texts, behind, this.readings.of)
      this.readings.turn()
    } else moveWritten(this.written, this.behind, behind)
    this.texts = texts
    this.behind = behind
    return changed
  }

  /** Reads the drawing where it is another object than before; whoever hands in a changed one makes it anew. */
  private draw(interview: InterviewFile): boolean {
    const { whiteboard, board } = interview
    if (this.scene && this.scene.whiteboard === whiteboard && this.scene.board === board) return false
    this.scene = { whiteboard, board }
    this.graph = boardOf(interview)
    return true
  }

  /** Computes the rows that changed. */
  private calculate(worksheet: readonly WorksheetRow[]): boolean {
    const before = this.rows
    const known = new Map(before.map((one) => [one.row.id, one]))
    this.rows = worksheet.map((row) => {
      const there = known.get(row.id)
      return there && sameRow(row, there.row) ? there : { row, result: evaluateRow(row) }
    })
    return before.length !== this.rows.length || this.rows.some((one, at) => one !== before[at])
  }
}
