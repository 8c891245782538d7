import type { Verdict } from '../../interview/ids.ts'
import type { Criterion } from '../../interview/rubric.ts'
import type { Derivation } from '../arithmetic/spoken.ts'
import type { Case, Judgement } from '../judges/judgement.ts'
import type { Vocabulary } from '../match/phrases.ts'
import type { Line, Turn } from '../text/transcript.ts'
import type { Row } from './fit.ts'
import { likeliest, type Model, type Reckoned, reckon, rowOf, type SeenTurn } from './model.ts'
import { counted, observerOf } from './turn-features.ts'

/** A turn and what the model sees of it. */
export interface Observed extends SeenTurn {
  turn: Turn
}

/** What was seen of a turn, and what it hung on besides the turn itself. */
interface Kept extends Observed {
  before: Turn | undefined
  hung: string
}

const kept = new WeakMap<Turn, Kept>()

/** How a turn's lines stand, what was calculated in it and what the rules cite it for, in one line. */
const hangsOn = (turn: Turn, derived: readonly Derivation[], cited: readonly string[]): string =>
  [
    turn.lines.map(({ standing }) => standing[0]).join(''),
    ...derived.map(({ verdict, quote, stated }) => `${verdict} ${quote} ${stated}`),
    ...cited,
  ].join('\n')

const citedIn = (judgements: ReadonlyMap<string, Judgement>): Map<string, string[]> => {
  const cited = new Map<string, string[]>()
  for (const [id, { verdict, lines }] of judgements)
    for (const { source } of lines) {
      if (source.place !== 'said' || verdict === 'missed') continue
      cited.set(source.utterance, [...(cited.get(source.utterance) ?? []), `J:${id}:${verdict}`])
    }
  return cited
}

/** Observes the turns of an interview, with what the rules made of them; what stands as it stood is not seen again. */
export const observe = (
  { search, derivations }: Pick<Case, 'search' | 'derivations'>,
  vocabulary: Vocabulary,
  judgements: ReadonlyMap<string, Judgement>,
): Observed[] => {
  const observer = observerOf(vocabulary)
  const cited = citedIn(judgements)
  const derived = groupByUtterance(derivations)
  let before: Turn | undefined
  return search.transcript.turns.flatMap((turn): Observed[] => {
    const calculated = derived.get(turn.source.utterance) ?? []
    const cites = cited.get(turn.source.utterance) ?? []
    const hung = hangsOn(turn, calculated, cites)
    const there = kept.get(turn)
    if (there && there.before === before && there.hung === hung) {
      before = turn
      return [there]
    }
    const features = observer.observe(turn, before, calculated)
    if (!features) return []
    for (const name of cites) features.set(name, 1)
    const words = turn.lines.filter(counted).reduce((sum, line) => sum + line.tokens.length, 0)
    const seen = { turn, features, words, before, hung }
    kept.set(turn, seen)
    before = turn
    return [seen]
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

/** Quotes of one criterion at most. */
const SHOWN = 3

const lineRows = new WeakMap<Line, { model: Model; row: Row }>()

/** What the model knows of a line by itself, read once however many criteria ask. */
const rowOfLine = (line: Line, model: Model, vocabulary: Vocabulary): Row => {
  const there = lineRows.get(line)
  if (there?.model === model) return there.row
  const row = rowOf(observerOf(vocabulary).observeLine(line), model.features)
  lineRows.set(line, { model, row })
  return row
}

/** The line of a turn that speaks most for a criterion. */
const tellingLine = (
  model: Model,
  vocabulary: Vocabulary,
  criterion: number,
  turn: Turn,
): Line | undefined => {
  const { weights, outputs } = model.turns
  let best: { line: Line; score: number } | undefined
  for (const line of turn.lines.filter(counted)) {
    const { at, value } = rowOfLine(line, model, vocabulary)
    let score = 0
    for (let index = 0; index < at.length; index++)
      score += (value[index] ?? 0) * (weights[(at[index] ?? 0) * outputs + criterion] ?? 0)
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
        const line = turn && tellingLine(model, vocabulary, at, turn)
        return line ? [line] : []
      })
      return [[id, weighed(judgement, one, linesFor(likely, judgement.lines))]]
    }),
  )
}

const weighed = (judgement: Judgement, reckoned: Reckoned, lines: Line[]): Judgement => {
  // Credit without words to show for it is none.
  const verdict = lines.length > 0 ? reckoned.verdict : 'missed'
  if (verdict !== 'missed') return { ...judgement, verdict, lines }
  const [nearest] = judgement.lines
  return nearest ? { ...judgement, verdict, lines: [], nearest } : judgement
}
