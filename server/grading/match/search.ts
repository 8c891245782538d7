import type { Idea, Place, Rule, Window } from '../../interview/signals.ts'
import { weighLists, weighScraps } from '../text/buzzwords.ts'
import type { Line, Transcript } from '../text/transcript.ts'
import { builtIn } from './ideas-of.ts'
import type { Hit, Vocabulary } from './phrases.ts'

/** Lines of the candidate's in which ideas stand, ready to be asked for rules. */
export class Search {
  readonly lines: Line[] = []
  readonly transcript: Transcript
  private readonly vocabulary: Vocabulary
  /** For each idea the positions (in `lines`) where it is claimed, in order. */
  private readonly claimed = new Map<number, number[]>()
  /** For each idea the positions where it is denied or dismissed. */
  private readonly denied = new Map<number, number[]>()
  /** For each idea the turns whose question holds it. */
  private readonly asked = new Map<number, Set<number>>()
  /** Length of what was said, in seconds from the start. */
  readonly seconds: number
  /** Position after the last line of the same turn. */
  private readonly turnEnd: number[] = []

  constructor(transcript: Transcript, vocabulary: Vocabulary, seconds: number) {
    this.transcript = transcript
    this.vocabulary = vocabulary
    this.seconds = seconds
    const names = new Set([vocabulary.idOf(builtIn.technology), vocabulary.idOf(builtIn.decoration)])
    const found = new Map<Line, Hit[]>()
    transcript.turns.forEach((turn, number) => {
      for (const line of turn.lines) found.set(line, vocabulary.hitsIn(line.tokens, line.quantities))
      if (turn.source.place === 'said') weighLists(turn, (line) => found.get(line) ?? [], names)
      for (const line of turn.asked)
        for (const { ideas } of vocabulary.hitsIn(line.tokens, line.quantities))
          for (const idea of ideas) {
            const turns = this.asked.get(idea) ?? new Set()
            this.asked.set(idea, turns.add(number))
          }
      const end = this.lines.length + turn.lines.length
      for (const line of turn.lines) {
        this.add(line, found.get(line) ?? [])
        this.turnEnd.push(end)
      }
    })
    weighScraps(transcript.turns, (line) => found.get(line) ?? [], names)
  }

  private add(line: Line, hits: Hit[]): void {
    const at = this.lines.length
    this.lines.push(line)
    for (const { ideas, start } of hits) {
      const out = line.dismissed.some((scope) => start >= scope.start && start < scope.end)
      const index = out ? this.denied : this.claimed
      for (const idea of ideas) {
        const positions = index.get(idea)
        if (!positions) index.set(idea, [at])
        else if (positions.at(-1) !== at) positions.push(at)
      }
    }
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
        for (let more = 0; more < 3 && last < this.lines.length && this.sameKind(at, last); more++)
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

  startsOf(rule: Rule): number[] {
    const ideas = [...(rule.together ?? []), ...(rule.any ?? [])]
    if (ideas.length === 0)
      return this.lines.flatMap((line, at) => (this.lines[at - 1]?.turn === line.turn ? [] : [at]))
    const starts = new Set<number>()
    for (const idea of ideas) for (const at of this.positions(idea)) starts.add(at)
    return [...starts].sort((a, b) => a - b)
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
