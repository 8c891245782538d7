import type { Dimension, Verdict } from '../../interview/ids.ts'
import type { Criterion } from '../../interview/rubric.ts'
import { macroF1, type Pair } from '../agreement.ts'
import { type Fitted, logistic, type Row, regress, scoresOf } from './fit.ts'
import { likeliest, type Model, rowOf, type SeenTurn, scoredOf, within } from './model.ts'
import { OWN, ownStanding, type Scale, type Scored, standingRows, standingWidth } from './standing.ts'

/** An interview that readers labelled, as far as weights are learned from it. */
export interface Example {
  name: string
  turns: readonly (SeenTurn & { utterance: string })[]
  /** By criterion, in the order of the criteria. */
  rules: readonly Verdict[]
  labels: readonly { verdict: Verdict; evidence: readonly string[] }[]
}

/**
 * A piece of an example, as an interview of its own: the second stage must not take a short interview, or one that is
 * still on, for a poor one. `labels` are null where the piece holds only some of what earned the verdict.
 */
export interface Piece {
  /** Index of the example that it is cut from. */
  of: number
  turns: Example['turns']
  rules: readonly Verdict[]
  labels: readonly (Verdict | null)[]
}

/** Of a piece, what was credited tells more than what was not: readers name the best places, not all. */
const PIECE_CREDITED = 0.6
const PIECE_MISSED = 0.12

/** An interview must be left out of what judges it: examples are dealt into so many parts. */
export const PARTS = 8
/** A feature is kept when so many interviews show it. */
const SEEN_IN = 8
const TURN_RIDGE = 3
const STANDING_RIDGE = 2
const ROUNDS = 60

const missed: Verdict = 'missed'
const met: Verdict = 'met'

const featuresOf = (examples: readonly Example[]): Map<string, number> => {
  const seen = new Map<string, number>()
  for (const { turns } of examples)
    for (const name of new Set(turns.flatMap(({ features }) => [...features.keys()])))
      seen.set(name, (seen.get(name) ?? 0) + 1)
  const kept = [...seen].filter(([, times]) => times >= SEEN_IN).map(([name]) => name)
  return new Map(kept.sort().map((name, at) => [name, at]))
}

interface Prepared {
  example: Example
  rows: Row[]
  /** Turn by turn: named for credit, then named for met. */
  named: Uint8Array[]
}

const prepare = (example: Example, features: ReadonlyMap<string, number>): Prepared => ({
  example,
  rows: example.turns.map((turn) => rowOf(turn.features, features)),
  named: example.turns.map(({ utterance }) => {
    const named = new Uint8Array(example.labels.length * 2)
    example.labels.forEach(({ verdict, evidence }, at) => {
      if (verdict === missed || !evidence.includes(utterance)) return
      named[at] = 1
      if (verdict === met) named[example.labels.length + at] = 1
    })
    return named
  }),
})

const fitTurns = (all: readonly Prepared[], features: number, outputs: number): Fitted =>
  regress(
    {
      rows: all.flatMap(({ rows }) => rows),
      wanted: all.flatMap(({ named }) => named),
      features,
      outputs,
      ridge: TURN_RIDGE,
    },
    ROUNDS,
  )

const scaleOf = (values: readonly (readonly number[])[]): Scale => {
  const means = Array.from(
    { length: OWN },
    (_, at) => values.reduce((sum, row) => sum + (row[at] ?? 0), 0) / values.length,
  )
  const spread = means.map((middle, at) => {
    const variance = values.reduce((sum, row) => sum + ((row[at] ?? 0) - middle) ** 2, 0) / values.length
    return Math.sqrt(variance) + 1e-6
  })
  return { mean: means, spread }
}

/** What an example's criteria look like to the second stage. */
const standingOf = ({ rules }: Example, scored: Scored, criteria: readonly Criterion[]): number[][] =>
  criteria.map((_, at) => ownStanding(scored, at, rules[at] ?? missed))

/** What training answers: weights learned from all, and what weights learned without each interview say of it. */
export interface Trained {
  model: Model
  /** Verdicts on each example by weights that were learned without it, in the order of examples and criteria. */
  leftOut: Verdict[][]
  /** The utterances that those weights would quote, the likeliest first. */
  quoted: string[][][]
}

const partOf = (index: number): number => index % PARTS

/**
 * Learns weights from labelled interviews in two stages: which turns readers name for a criterion, then which verdict they
 * give. The second stage, and the verdicts of `leftOut`, see only scores by weights that never saw the interview.
 */
export const train = (
  examples: readonly Example[],
  pieces: readonly Piece[],
  criteria: readonly Criterion[],
  say: (text: string) => void,
): Trained => {
  const features = featuresOf(examples)
  const all = examples.map((example) => prepare(example, features))
  const outputs = criteria.length * 2
  say(`${examples.length} interviews, ${features.size} features`)
  const scored: Scored[] = []
  const scoredPieces: Scored[] = []
  for (let part = 0; part < PARTS; part++) {
    const weights = fitTurns(
      all.filter((_, at) => partOf(at) !== part),
      features.size,
      outputs,
    )
    all.forEach(({ example, rows }, at) => {
      if (partOf(at) === part)
        scored[at] = scoredOf(
          example.turns,
          rows.map((row) => scoresOf(weights, row)),
          criteria.length,
        )
    })
    pieces.forEach(({ of, turns }, at) => {
      if (partOf(of) !== part) return
      const rows = turns.map((turn) => scoresOf(weights, rowOf(turn.features, features)))
      scoredPieces[at] = scoredOf(turns, rows, criteria.length)
    })
    say(`turns, part ${part + 1} of ${PARTS}`)
  }
  const own = examples.map((example, at) => standingOf(example, scored[at] ?? emptyScores, criteria))
  const scale = scaleOf(own.flat())
  const dims = criteria.map(({ dimension }) => dimension)
  const rows = own.map((values, at) => standingRows(values, dims, scored[at] ?? emptyScores, scale))
  const wanted = examples.map(({ labels }) =>
    labels.map(({ verdict }) => Uint8Array.of(Number(verdict !== missed), Number(verdict === met))),
  )
  const cut = pieces.flatMap(({ of, rules, labels }, at) => {
    const scores = scoredPieces[at] ?? emptyScores
    const own = criteria.map((_, number) => ownStanding(scores, number, rules[number] ?? missed))
    return standingRows(own, dims, scores, scale).flatMap((row, number) => {
      const verdict = labels[number] ?? null
      if (verdict === null) return []
      const count = verdict === missed ? PIECE_MISSED : PIECE_CREDITED
      return [{ of, row, count, wanted: Uint8Array.of(Number(verdict !== missed), Number(verdict === met)) }]
    })
  })
  const fitStanding = (keep: (index: number) => boolean): Fitted => {
    const whole = rows.filter((_, at) => keep(at)).flat()
    const parts = cut.filter(({ of }) => keep(of))
    return regress(
      {
        rows: [...whole, ...parts.map(({ row }) => row)],
        wanted: [...wanted.filter((_, at) => keep(at)).flat(), ...parts.map((one) => one.wanted)],
        counts: [...whole.map(() => 1), ...parts.map(({ count }) => count)],
        features: standingWidth(criteria.length),
        outputs: 2,
        ridge: STANDING_RIDGE,
      },
      200,
    )
  }
  const chances: { credit: number; met: number }[][] = []
  for (let part = 0; part < PARTS; part++) {
    const weights = fitStanding((index) => partOf(index) !== part)
    rows.forEach((own, at) => {
      if (partOf(at) !== part) return
      chances[at] = own.map((row) => {
        const [credit = 0, full = 0] = [...scoresOf(weights, row)].map(logistic)
        return { credit, met: full }
      })
    })
  }
  const credit = bestThresholds(examples, chances, criteria)
  const decide = (chance: { credit: number; met: number }, at: number): Verdict => {
    const dimension = criteria[at]?.dimension
    if (dimension && chance.credit < credit[dimension]) return missed
    return chance.met >= MET ? met : 'partial'
  }
  const turns = fitTurns(all, features.size, outputs)
  say('turns, all')
  return {
    model: {
      criteria: criteria.map(({ id, dimension }) => ({ id, dimension })),
      features,
      turns,
      scale,
      standing: fitStanding(() => true),
      credit,
      met: MET,
    },
    quoted: examples.map(({ turns }, index) =>
      criteria.map((_, at) =>
        likeliest((scored[index] ?? emptyScores).credit.map((turn) => turn[at] ?? 0)).flatMap(
          (turn) => turns[turn]?.utterance ?? [],
        ),
      ),
    ),
    leftOut: chances.map((row, index) =>
      row.map((chance, at) => within(examples[index]?.rules[at] ?? missed, decide(chance, at))),
    ),
  }
}

const MET = 0.5
const emptyScores: Scored = { credit: [], met: [], words: [], length: [], figures: [], weak: [] }

/** Thresholds that are tried. Missed verdicts are rare: the best one lies above a half. */
const STEPS = Array.from({ length: 12 }, (_, step) => 0.46 + step * 0.04)
/** The threshold of all dimensions pulls on that of one like so many verdicts of the same agreement. */
const SMOOTH = 3

/** For each dimension the threshold of credit with the best macro-F1 on interviews that were left out. */
const bestThresholds = (
  examples: readonly Example[],
  chances: readonly (readonly { credit: number }[])[],
  criteria: readonly Criterion[],
): Record<Dimension, number> => {
  const pairsAt = (threshold: number, of: (dimension: Dimension) => boolean): Pair[] =>
    examples.flatMap(({ name, labels }, at) =>
      criteria.flatMap(({ id, dimension }, number): Pair[] => {
        const wanted = labels[number]?.verdict ?? missed
        const given = (chances[at]?.[number]?.credit ?? 0) < threshold ? missed : met
        return of(dimension) ? [{ interview: name, id, dimension, wanted, given, hit: false }] : []
      }),
    )
  const overall = STEPS.map((step) => macroF1(pairsAt(step, () => true)))
  const thresholdOf = (dimension: Dimension): number => {
    const scores = STEPS.map(
      (step, at) => macroF1(pairsAt(step, (one) => one === dimension)) + (overall[at] ?? 0) / SMOOTH,
    )
    return Number((STEPS[scores.indexOf(Math.max(...scores))] ?? 0.6).toFixed(2))
  }
  return byDimension(thresholdOf)
}

const byDimension = (make: (dimension: Dimension) => number): Record<Dimension, number> => ({
  requirements: make('requirements'),
  design: make('design'),
  depth: make('depth'),
  tradeoffs: make('tradeoffs'),
  cost: make('cost'),
  monitoring: make('monitoring'),
  reliability: make('reliability'),
  scalability: make('scalability'),
  security: make('security'),
  communication: make('communication'),
})
