import type { Verdict } from '../../interview/ids.ts'
import type { Criterion } from '../../interview/rubric.ts'
import type { Case, Judgement } from '../judges/judgement.ts'
import type { Vocabulary } from '../match/phrases.ts'
import type { Search } from '../match/search.ts'
import type { Line, Turn } from '../text/transcript.ts'
import { likeliest, type Model, type Reckoned, reckon, type SeenTurn } from './model.ts'
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

/** The line of a turn that speaks most for a criterion. */
const tellingLine = (
  model: Model,
  criterion: number,
  turn: Turn,
  search: Search,
  names: (idea: number) => string | undefined,
): Line | undefined => {
  const { weights, outputs } = model.turns
  const weightOf = (name: string, share: number): number => {
    const number = model.features.get(name)
    return number === undefined ? 0 : share * (weights[number * outputs + criterion] ?? 0)
  }
  let best: { line: Line; score: number } | undefined
  for (const line of nameable(turn)) {
    const seen = new Set<string>()
    for (const { ideas } of search.hitsOf(line))
      for (const idea of ideas) {
        const name = names(idea)
        if (name !== undefined) seen.add(`c:${name}`)
      }
    let score = 0
    for (const name of seen) score += weightOf(name, 1)
    for (const word of new Set(line.tokens.map((token) => token.word))) score += weightOf(`w:${word}`, 0.5)
    if (!best || score > best.score) best = { line, score }
  }
  return best?.line
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
  const observer = new TurnObserver(vocabulary)
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
        const line = turn && tellingLine(model, at, turn, given.search, (idea) => observer.nameOf(idea))
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
