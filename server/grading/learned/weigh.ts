import type { Verdict } from '../../interview/ids.ts'
import type { Criterion } from '../../interview/rubric.ts'
import type { Case, Judgement } from '../judges/judgement.ts'
import type { Vocabulary } from '../match/phrases.ts'
import type { Search } from '../match/search.ts'
import type { Line, Turn } from '../text/transcript.ts'
import type { Row } from './fit.ts'
import { likeliest, type Model, type Reckoned, reckon, rowOf, type SeenTurn } from './model.ts'
import { TurnObserver } from './turn-features.ts'

/** A turn and what the model sees of it. */
export interface Observed extends SeenTurn {
  turn: Turn
}

/** Lines of the candidate's that a reader could name. */
const nameable = (turn: Turn): Line[] =>
  turn.lines.filter((line) => !line.agreedTo && line.standing !== 'void' && line.tokens.length > 0)

const citedIn = (judgements: ReadonlyMap<string, Judgement>): Map<string, string[]> => {
  const cited = new Map<string, string[]>()
  for (const [id, { verdict, lines }] of judgements)
    for (const { source } of lines) {
      if (source.place !== 'said' || verdict === 'missed') continue
      cited.set(source.utterance, [...(cited.get(source.utterance) ?? []), `J:${id}:${verdict}`])
    }
  return cited
}

/** Observes the turns of an interview, with what the rules made of them. */
export const observe = (
  { search, derivations }: Pick<Case, 'search' | 'derivations'>,
  vocabulary: Vocabulary,
  judgements: ReadonlyMap<string, Judgement>,
): Observed[] => {
  const observer = new TurnObserver(vocabulary)
  const cited = citedIn(judgements)
  const derived = groupByUtterance(derivations)
  let before: Turn | undefined
  return search.transcript.turns.flatMap((turn): Observed[] => {
    const { utterance } = turn.source
    const seen = observer.observe(turn, before, search, derived.get(utterance) ?? [])
    if (!seen) return []
    before = turn
    const features = new Map(seen)
    for (const name of cited.get(utterance) ?? []) features.set(name, 1)
    return [{ turn, features, words: nameable(turn).reduce((sum, line) => sum + line.tokens.length, 0) }]
  })
}

const groupByUtterance = <T extends { utterance: string }>(all: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const there = groups.get(one.utterance)
    if (there) there.push(one)
    else groups.set(one.utterance, [one])
  }
  return groups
}

const SHOWN = 3

/** What the model knows of single lines, each read once however many criteria ask. */
class LineReader {
  private readonly rows = new Map<Line, Row>()

  constructor(
    private readonly model: Model,
    private readonly search: Search,
    private readonly observer: TurnObserver,
  ) {}

  /** The line of a turn that speaks most for a criterion. */
  telling(criterion: number, turn: Turn): Line | undefined {
    const { weights, outputs } = this.model.turns
    let best: { line: Line; score: number } | undefined
    for (const line of nameable(turn)) {
      const { at, value } = this.rowOf(line)
      let score = 0
      for (let index = 0; index < at.length; index++)
        score += (value[index] ?? 0) * (weights[(at[index] ?? 0) * outputs + criterion] ?? 0)
      if (!best || score > best.score) best = { line, score }
    }
    return best?.line
  }

  private rowOf(line: Line): Row {
    const there = this.rows.get(line)
    if (there) return there
    const seen = new Map<string, number>()
    for (const { ideas } of this.search.hitsOf(line))
      for (const idea of ideas) {
        const name = this.observer.nameOf(idea)
        if (name !== undefined) seen.set(`c:${name}`, 1)
      }
    for (const { word } of line.tokens) seen.set(`w:${word}`, 0.5)
    const row = rowOf(seen, this.model.features)
    this.rows.set(line, row)
    return row
  }
}

/** What is quoted: words of the likeliest turns and what the rules found, one of each utterance. */
const linesFor = (likely: readonly Line[], found: readonly Line[]): Line[] => {
  const shown: Line[] = []
  const seen = new Set<string>()
  const keyOf = ({ source }: Line): string => (source.place === 'said' ? source.utterance : source.text)
  const byKey = new Map(found.map((line) => [keyOf(line), line]))
  const [first, second, ...rest] = found
  const [top, next] = likely
  for (const line of [first, top, next, second, ...rest]) {
    if (!line || seen.has(keyOf(line)) || shown.length >= SHOWN) continue
    seen.add(keyOf(line))
    shown.push(byKey.get(keyOf(line)) ?? line)
  }
  return shown
}

/**
 * Weighs what the rules decided with what readers of labelled interviews named: verdicts by learned weights, quotes from
 * what the rules found and from the turns that readers would name. Criteria that the model does not know stay as they are.
 */
export const weigh = (
  model: Model,
  given: Case,
  vocabulary: Vocabulary,
  criteria: readonly Criterion[],
  judgements: ReadonlyMap<string, Judgement>,
): Map<string, Judgement> => {
  const observed = observe(given, vocabulary, judgements)
  if (observed.length === 0) return new Map(judgements)
  const rules = model.criteria.map(({ id }): Verdict => judgements.get(id)?.verdict ?? 'missed')
  const reckoned = reckon(model, observed, rules)
  const lines = new LineReader(model, given.search, new TurnObserver(vocabulary))
  const known = new Map(model.criteria.map(({ id }, at) => [id, at]))
  return new Map(
    criteria.flatMap(({ id }): [string, Judgement][] => {
      const judgement = judgements.get(id)
      const at = known.get(id)
      const one = at === undefined ? undefined : reckoned[at]
      if (!judgement) return []
      if (at === undefined || !one) return [[id, judgement]]
      const likely = likeliest(one.turns).flatMap((index) => {
        const turn = observed[index]?.turn
        const line = turn && lines.telling(at, turn)
        return line ? [line] : []
      })
      return [[id, weighed(judgement, one, linesFor(likely, judgement.lines))]]
    }),
  )
}

const weighed = (judgement: Judgement, { verdict }: Reckoned, lines: Line[]): Judgement => {
  if (verdict === 'missed')
    return judgement.verdict === 'missed' ? judgement : { ...judgement, verdict, lines: [] }
  // Credit without words to show for it is none.
  if (lines.length === 0)
    return judgement.verdict === 'missed' ? judgement : { ...judgement, verdict: 'missed', lines: [] }
  return { ...judgement, verdict, lines }
}
