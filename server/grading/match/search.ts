import type { Idea, Place, Rule, Window } from '../../interview/signals.ts'
import { isScrap, weighLists, weighScraps } from '../text/buzzwords.ts'
import type { Line, Transcript, Turn } from '../text/transcript.ts'
import { builtIn } from './ideas-of.ts'
import type { Hit, Vocabulary } from './phrases.ts'

/** How a line stands and why, as its turn was weighed before lists are. */
type Stood = Pick<Line, 'standing' | 'why'>
const standsLike = (one: Stood, other: Stood | undefined): boolean =>
  one.standing === other?.standing && one.why === other.why
const standingOf = ({ standing, why }: Line): Stood => ({ standing, why })

/** An exchange is a turn and so many of the candidate's behind it. */
const EXCHANGE = 3

/** What stands in turns that are new or stand differently. */
export interface Touched {
  ideas: ReadonlySet<number>
  /** The same with the turns before that an exchange with the new ones may begin in. */
  near: ReadonlySet<number>
  /** Ideas that the interviewer had said before one of those turns. */
  asked: ReadonlySet<number>
  /** Whether turns far back stand differently. */
  far: boolean
  /** Those that are claimed for the first time or nowhere any more, and those that stand in lines that earn nothing. */
  telling: ReadonlySet<number>
}

/**
 * Lines of the candidate's in which ideas stand, ready to be asked for rules. What is said comes one turn after the other,
 * what is written stands behind it and can be replaced; whoever asks rules changes nothing.
 */
export class Search {
  readonly lines: Line[] = []
  readonly transcript: Transcript = { turns: [] }
  /** Length of what was said, in seconds from the start. */
  seconds: number
  private readonly vocabulary: Vocabulary
  private readonly names: ReadonlySet<number>
  /** For each idea the positions (in `lines`) where it is claimed, in order. */
  private readonly claimed = new Map<number, number[]>()
  /** For each idea the positions where it is denied or dismissed. */
  private readonly denied = new Map<number, number[]>()
  /** For each idea the turns whose question holds it. */
  private readonly asked = new Map<number, Set<number>>()
  /** Position after the last line of the same turn. */
  private readonly turnEnd: number[] = []
  private readonly scraps: Turn[] = []
  private listed = false
  /** How the lines of the last turn stood before lists were weighed. */
  private stood: readonly Stood[] = []
  private saidTurns = 0
  private saidLines = 0
  private anyWeak: boolean | null = null
  private touched = new Set<number>()
  private spoilt = new Set<number>()
  /** The first turn that is new or stands differently. */
  private near = Number.POSITIVE_INFINITY
  private far = false
  /** Ideas that were claimed anywhere when `takeTouched` was last asked. */
  private readonly there = new Set<number>()

  constructor(vocabulary: Vocabulary, seconds: number) {
    this.vocabulary = vocabulary
    this.seconds = seconds
    this.names = new Set([vocabulary.idOf(builtIn.technology), vocabulary.idOf(builtIn.decoration)])
  }

  /**
   * Takes up turns that were said after those that are there; what is written has to be taken up again behind them. `read`
   * makes them, and may withdraw the last turn: that comes before what lists make of it.
   */
  hear(read: () => readonly Turn[]): void {
    this.write([])
    const last = this.transcript.turns.at(-1)
    const before = last?.lines.map(standingOf) ?? []
    last?.lines.forEach((line, index) => {
      Object.assign(line, this.stood[index])
    })
    const turns = read()
    if (last) this.weigh(last)
    for (const turn of turns) this.hearTurn(turn)
    this.weighScraps()
    for (const turn of turns) this.touch(turn)
    const changed = last?.lines.some((line, index) => !standsLike(line, before[index])) ?? false
    if (last && changed) this.touch(last)
    this.near = Math.min(this.near, this.saidTurns - (changed ? 1 : 0))
    this.saidTurns = this.transcript.turns.length
    this.saidLines = this.lines.length
    this.anyWeak = null
  }

  /** Replaces what stands on whiteboard and worksheet. */
  write(turns: readonly Turn[]): void {
    while (this.lines.length > this.saidLines) this.drop()
    this.transcript.turns.length = this.saidTurns
    for (const turn of turns) this.take(turn)
  }

  /** What stands on whiteboard and worksheet. */
  get written(): readonly Turn[] {
    return this.transcript.turns.slice(this.saidTurns)
  }

  /** Marks all ideas that are written as touched. */
  touchWritten(): void {
    for (const turn of this.written) this.touch(turn)
  }

  /** What stands in what is new or stands differently since this was last asked. */
  takeTouched(): Touched {
    const { touched: ideas, spoilt, far } = this
    const near = new Set(ideas)
    const asked = new Set<number>()
    for (const turn of this.transcript.turns.slice(Math.max(0, this.near - EXCHANGE), this.saidTurns)) {
      this.ideasInto(near, turn.lines)
      this.ideasInto(asked, turn.asked)
    }
    const begun = [...ideas].filter((idea) => this.there.has(idea) !== this.isClaimed(idea))
    for (const idea of begun) if (!this.there.delete(idea)) this.there.add(idea)
    this.touched = new Set()
    this.spoilt = new Set()
    this.near = Number.POSITIVE_INFINITY
    this.far = false
    return { ideas, near, asked, far, telling: new Set([...begun, ...spoilt]) }
  }

  private ideasInto(found: Set<number>, lines: readonly Line[]): void {
    for (const line of lines)
      for (const { ideas } of this.hitsOf(line)) for (const idea of ideas) found.add(idea)
  }

  private isClaimed(idea: number): boolean {
    return (this.claimed.get(idea)?.length ?? 0) > 0
  }

  private touch(turn: Turn): void {
    for (const line of turn.lines)
      for (const { ideas } of this.hitsOf(line))
        for (const idea of ideas) {
          this.touched.add(idea)
          if (line.standing === 'void') this.spoilt.add(idea)
        }
  }

  private hearTurn(turn: Turn): void {
    this.weigh(turn)
    this.hearQuestion(turn, this.transcript.turns.length)
    this.take(turn)
    if (isScrap(turn, this.hitsOf, this.names)) this.scraps.push(turn)
  }

  /** All ideas that stand in a line. */
  readonly hitsOf = (line: Line): readonly Hit[] => this.vocabulary.hitsOf(line)

  private weighScraps(): void {
    const listed = weighScraps(this.scraps)
    // Those of before weigh less from the moment on at which there are enough of them.
    this.far ||= listed && !this.listed
    this.listed = listed
  }

  private weigh(turn: Turn): void {
    this.stood = turn.lines.map(standingOf)
    weighLists(turn, this.hitsOf, this.names)
  }

  private hearQuestion(turn: Turn, number: number): void {
    for (const line of turn.asked)
      for (const { ideas } of this.hitsOf(line))
        for (const idea of ideas) {
          const turns = this.asked.get(idea)
          if (turns) turns.add(number)
          else this.asked.set(idea, new Set([number]))
        }
  }

  private take(turn: Turn): void {
    this.transcript.turns.push(turn)
    const end = this.lines.length + turn.lines.length
    for (const line of turn.lines) {
      this.add(line)
      this.turnEnd.push(end)
    }
  }

  private indexFor(line: Line, { start }: Hit): Map<number, number[]> {
    return line.dismissed.some((scope) => start >= scope.start && start < scope.end)
      ? this.denied
      : this.claimed
  }

  private add(line: Line): void {
    const at = this.lines.length
    this.lines.push(line)
    for (const hit of this.hitsOf(line)) {
      const index = this.indexFor(line, hit)
      for (const idea of hit.ideas) {
        const positions = index.get(idea)
        if (!positions) index.set(idea, [at])
        else if (positions[positions.length - 1] !== at) positions.push(at)
      }
    }
  }

  /** Forgets the last line. */
  private drop(): void {
    const line = this.lines.pop()
    this.turnEnd.pop()
    if (!line) return
    for (const hit of this.hitsOf(line)) {
      const index = this.indexFor(line, hit)
      for (const idea of hit.ideas) {
        const positions = index.get(idea)
        if (positions?.at(-1) === this.lines.length) positions.pop()
      }
    }
  }

  /** Whether any line earns less than all and more than nothing. */
  get holdsWeak(): boolean {
    this.anyWeak ??= this.lines.some((line) => line.standing === 'weak')
    return this.anyWeak
  }

  idOf(idea: Idea): number {
    return this.vocabulary.idOf(idea)
  }

  /** Positions of lines in which an idea is claimed. */
  positions(idea: Idea): readonly number[] {
    return this.claimed.get(this.idOf(idea)) ?? []
  }

  /** Lines in which an idea is denied or dismissed. */
  denials(idea: Idea): Line[] {
    return (this.denied.get(this.idOf(idea)) ?? []).flatMap((at) => this.lines[at] ?? [])
  }

  /** Whether the interviewer had said one of the ideas just before this line. */
  answers(at: number, ideas: Idea[]): boolean {
    const turn = this.lines[at]?.turn ?? -1
    return ideas.some((idea) => this.asked.get(this.idOf(idea))?.has(turn))
  }

  holds(at: number, idea: Idea): boolean {
    const positions = this.positions(idea)
    return positions[lowerBound(positions, at)] === at
  }

  /** The first position at or after `from` and before `to` that holds the idea and passes the filter, or -1. */
  firstIn(idea: Idea, from: number, to: number, passes: (at: number) => boolean): number {
    const positions = this.positions(idea)
    for (let index = lowerBound(positions, from); index < positions.length; index++) {
      const at = positions[index] ?? to
      if (at >= to) return -1
      if (passes(at)) return at
    }
    return -1
  }

  /** Positions from `from` to before `to` in which an idea is claimed. */
  positionsIn(idea: Idea, from: number, to: number): readonly number[] {
    const positions = this.positions(idea)
    const first = lowerBound(positions, from)
    if ((positions[first] ?? to) >= to) return []
    return positions.slice(first, lowerBound(positions, to))
  }

  /** The position after the last line of the window that begins here. */
  windowEnd(at: number, window: Window): number {
    const end = this.turnEnd[at] ?? at + 1
    switch (window) {
      case 'sentence':
        return at + 1
      case 'neighbours':
        return Math.min(end, at + 3)
      case 'utterance':
        return end
      case 'exchange': {
        let last = end
        for (let more = 0; more < EXCHANGE && last < this.lines.length && this.sameKind(at, last); more++)
          last = this.turnEnd[last] ?? last
        return last
      }
      case 'interview':
        return this.lines.length
    }
  }

  private sameKind(one: number, other: number): boolean {
    return this.lines[one]?.source.place === this.lines[other]?.source.place
  }

  place(at: number): Place {
    return this.lines[at]?.source.place ?? 'said'
  }

  /** Positions of the first lines of turns. */
  get turnStarts(): readonly number[] {
    const starts: number[] = []
    for (let at = 0; at < this.lines.length; at = Math.max(at + 1, this.turnEnd[at] ?? 0)) starts.push(at)
    return starts
  }

  startsOf(rule: Rule): readonly number[] {
    const ideas = [...(rule.together ?? []), ...(rule.any ?? [])]
    const [only] = ideas
    if (only === undefined) return this.turnStarts
    if (ideas.length === 1) return this.positions(only)
    // A mark for each line is cheaper than sorting: the ideas of a rule stand in many of them.
    const marks = new Uint8Array(this.lines.length)
    let count = 0
    for (const idea of ideas)
      for (const at of this.positions(idea)) {
        if (marks[at] === 0) count++
        marks[at] = 1
      }
    const starts: number[] = []
    for (let at = marks.indexOf(1); starts.length < count; at = marks.indexOf(1, at + 1)) starts.push(at)
    return starts
  }
}

/** Index of the first value that is not below the wanted one. */
export const lowerBound = (sorted: readonly number[], wanted: number): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
