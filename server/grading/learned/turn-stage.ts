import { type Example, type Labelled, PARTS, partOf, type TurnCase } from './examples.ts'
import { type Fitted, type Row, regress } from './fit.ts'
import { rowOf, type SeenTurn, scoredOf, scoreTurn } from './model.ts'
import type { Scored } from './standing.ts'

/** A feature is kept when so many interviews, or turns by themselves, show it. */
const SEEN_IN = 8
const RIDGE = 3
const ROUNDS = 60

/**
 * Readers name the best places, not all of them: that a turn of a credited interview is not named tells little, while in
 * an interview that earned nothing every turn is known to earn nothing.
 */
const UNNAMED = 0.5
const SURE = 1.5

/** The names of features that are learned for, with their numbers. */
export const featuresOf = ({ examples, cases }: Labelled): Map<string, number> => {
  const seen = new Map<string, number>()
  const see = (names: Iterable<string>): void => {
    for (const name of names) seen.set(name, (seen.get(name) ?? 0) + 1)
  }
  for (const { turns } of examples) see(new Set(turns.flatMap(({ features }) => [...features.keys()])))
  for (const { turn } of cases) see(turn.features.keys())
  const kept = [...seen].filter(([, times]) => times >= SEEN_IN).map(([name]) => name)
  return new Map(kept.sort().map((name, at) => [name, at]))
}

/** What the first stage learns from: turns, whether each was named for credit and for met, and how much that tells. */
interface Prepared {
  rows: readonly Row[]
  named: readonly Uint8Array[]
  counts: readonly Float64Array[]
}

const prepareExample = (example: Example, features: ReadonlyMap<string, number>): Prepared => {
  const width = example.labels.length
  const named = example.turns.map(() => new Uint8Array(width * 2))
  const counts = example.turns.map(() => new Float64Array(width * 2))
  example.turns.forEach(({ utterance }, turn) => {
    example.labels.forEach(({ verdict, evidence }, at) => {
      const isNamed = verdict !== 'missed' && evidence.includes(utterance)
      for (const [output, isEarned] of [
        [at, verdict !== 'missed'],
        [width + at, verdict === 'met'],
      ] as const) {
        const isTrue = isNamed && isEarned
        named[turn]?.set([Number(isTrue)], output)
        counts[turn]?.set([isTrue ? 1 : isEarned ? UNNAMED : SURE], output)
      }
    })
  })
  return { rows: example.turns.map((turn) => rowOf(turn.features, features)), named, counts }
}

/** A turn by itself tells something of its own criterion only. */
const prepareCase = (
  { criterion, verdict, turn }: TurnCase,
  width: number,
  features: ReadonlyMap<string, number>,
): Prepared => {
  const named = new Uint8Array(width * 2)
  const counts = new Float64Array(width * 2)
  named[criterion] = Number(verdict !== 'missed')
  named[width + criterion] = Number(verdict === 'met')
  counts[criterion] = 1
  counts[width + criterion] = 1
  return { rows: [rowOf(turn.features, features)], named: [named], counts: [counts] }
}

const fitTurns = (parts: readonly Prepared[], features: number, outputs: number): Fitted =>
  regress(
    {
      rows: parts.flatMap(({ rows }) => rows),
      wanted: parts.flatMap(({ named }) => named),
      counts: parts.flatMap(({ counts }) => counts),
      features,
      outputs,
      ridge: RIDGE,
    },
    ROUNDS,
  )

/** Scores of the turns of all examples, pieces and cases by weights that never saw them, and the weights of all. */
export interface TurnsLearned {
  whole: Scored[]
  cut: Scored[]
  cases: Scored[]
  weights: Fitted
}

/** Learns which turns readers name for a criterion. */
export const learnTurns = (
  labelled: Labelled,
  features: ReadonlyMap<string, number>,
  say: (text: string) => void,
): TurnsLearned => {
  const { examples, pieces, cases, criteria } = labelled
  const outputs = criteria.length * 2
  const prepared = examples.map((example) => prepareExample(example, features))
  const alone = cases.map((one) => prepareCase(one, criteria.length, features))
  const whole: Scored[] = []
  const cut: Scored[] = []
  const single: Scored[] = []
  const score = (weights: Fitted, turns: readonly SeenTurn[]): Scored =>
    scoredOf(
      turns,
      turns.map((turn) => scoreTurn(weights, rowOf(turn.features, features))),
    )
  for (let part = 0; part < PARTS; part++) {
    const others = [prepared, alone].flatMap((all) => all.filter((_, at) => partOf(at) !== part))
    const weights = fitTurns(others, features.size, outputs)
    examples.forEach(({ turns }, at) => {
      if (partOf(at) === part) whole[at] = score(weights, turns)
    })
    pieces.forEach(({ of, turns }, at) => {
      if (partOf(of) === part) cut[at] = score(weights, turns)
    })
    cases.forEach(({ turn }, at) => {
      if (partOf(at) === part) single[at] = score(weights, [turn])
    })
    say(`turns, part ${part + 1} of ${PARTS}`)
  }
  const weights = fitTurns([...prepared, ...alone], features.size, outputs)
  say('turns, all')
  return { whole, cut, cases: single, weights }
}
