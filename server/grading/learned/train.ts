import type { Dimension, Verdict } from '../../interview/ids.ts'
import type { Criterion } from '../../interview/rubric.ts'
import { macroF1, type Pair } from '../agreement.ts'
import { type Fitted, type Row, regress } from './fit.ts'
import {
  type Chances,
  chancesOf,
  decide,
  likeliest,
  type Model,
  rowOf,
  type SeenTurn,
  scoredOf,
  scoreTurn,
} from './model.ts'
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
  rows: Row[]
  /** Turn by turn: named for credit, then named for met. */
  named: Uint8Array[]
}

const prepare = (example: Example, features: ReadonlyMap<string, number>): Prepared => ({
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

/** What training answers: weights learned from all, and what weights learned without each interview say of it. */
export interface Trained {
  model: Model
  /** Verdicts on each example by weights that were learned without it, in the order of examples and criteria. */
  leftOut: Verdict[][]
  /** The utterances that those weights would quote, the likeliest first. */
  quoted: string[][][]
}

const partOf = (index: number): number => index % PARTS

/** What learning goes through, and how it says how far it is. */
interface Lesson {
  examples: readonly Example[]
  pieces: readonly Piece[]
  criteria: readonly Criterion[]
  features: ReadonlyMap<string, number>
  say: (text: string) => void
}

/** Scores of all turns by weights that never saw their interview. */
const scoreLeftOut = (
  { examples, pieces, criteria, features, say }: Lesson,
  prepared: readonly Prepared[],
): { whole: Scored[]; cut: Scored[] } => {
  const whole: Scored[] = []
  const cut: Scored[] = []
  const score = (weights: Fitted, turns: Example['turns']): Scored =>
    scoredOf(
      turns,
      turns.map((turn) => scoreTurn(weights, rowOf(turn.features, features))),
    )
  for (let part = 0; part < PARTS; part++) {
    const others = prepared.filter((_, at) => partOf(at) !== part)
    const weights = fitTurns(others, features.size, criteria.length * 2)
    examples.forEach(({ turns }, at) => {
      if (partOf(at) === part) whole[at] = score(weights, turns)
    })
    pieces.forEach(({ of, turns }, at) => {
      if (partOf(of) === part) cut[at] = score(weights, turns)
    })
    say(`turns, part ${part + 1} of ${PARTS}`)
  }
  return { whole, cut }
}

/** A criterion of an interview, as the second stage learns from it. */
interface Stand {
  /** Index of the example. */
  of: number
  row: Row
  count: number
  wanted: Uint8Array
}

const wantedOf = (verdict: Verdict): Uint8Array =>
  Uint8Array.of(Number(verdict !== missed), Number(verdict === met))

const fitStanding = (stands: readonly Stand[], criteria: number): Fitted =>
  regress(
    {
      rows: stands.map(({ row }) => row),
      wanted: stands.map(({ wanted }) => wanted),
      counts: stands.map(({ count }) => count),
      features: standingWidth(criteria),
      outputs: 2,
      ridge: STANDING_RIDGE,
    },
    200,
  )

/** How all criteria stand, interview by interview: whole ones, and pieces of them, which count less. */
const standsIn = (
  { examples, pieces, criteria }: Lesson,
  scores: { whole: readonly Scored[]; cut: readonly Scored[] },
): { whole: Stand[][]; cut: Stand[]; scale: Scale } => {
  const dimensions = criteria.map(({ dimension }) => dimension)
  const ownOf = (rules: readonly Verdict[], scored: Scored): number[][] =>
    criteria.map((_, at) => ownStanding(scored, at, rules[at] ?? missed))
  const scoredAt = (all: readonly Scored[], at: number): Scored => all[at] ?? noScores
  const own = examples.map(({ rules }, at) => ownOf(rules, scoredAt(scores.whole, at)))
  const scale = scaleOf(own.flat())
  const whole = examples.map(({ labels }, of) =>
    standingRows(own[of] ?? [], dimensions, scoredAt(scores.whole, of), scale).map((row, at): Stand => {
      const verdict = labels[at]?.verdict ?? missed
      return { of, row, count: 1, wanted: wantedOf(verdict) }
    }),
  )
  const cut = pieces.flatMap(({ of, rules, labels }, at) => {
    const scored = scoredAt(scores.cut, at)
    return standingRows(ownOf(rules, scored), dimensions, scored, scale).flatMap((row, number): Stand[] => {
      const verdict = labels[number] ?? null
      if (verdict === null) return []
      return [
        { of, row, count: verdict === missed ? PIECE_MISSED : PIECE_CREDITED, wanted: wantedOf(verdict) },
      ]
    })
  })
  return { whole, cut, scale }
}

const chancesLeftOut = (whole: readonly Stand[][], cut: readonly Stand[], criteria: number): Chances[][] => {
  const chances: Chances[][] = []
  for (let part = 0; part < PARTS; part++) {
    const others = [...whole.flat(), ...cut].filter(({ of }) => partOf(of) !== part)
    const weights = fitStanding(others, criteria)
    whole.forEach((stands, at) => {
      if (partOf(at) === part) chances[at] = stands.map(({ row }) => chancesOf(weights, row))
    })
  }
  return chances
}

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
  const lesson: Lesson = { examples, pieces, criteria, features, say }
  const prepared = examples.map((example) => prepare(example, features))
  say(`${examples.length} interviews, ${features.size} features`)
  const scores = scoreLeftOut(lesson, prepared)
  const { whole, cut, scale } = standsIn(lesson, scores)
  const chances = chancesLeftOut(whole, cut, criteria.length)
  const least = { credit: bestThresholds(examples, chances, criteria), met: MET }
  const turns = fitTurns(prepared, features.size, criteria.length * 2)
  say('turns, all')
  const quotedIn = ({ turns }: Example, scored: Scored | undefined): string[][] =>
    criteria.map((_, at) =>
      likeliest((scored?.credit ?? []).map((turn) => turn[at] ?? 0)).flatMap(
        (turn) => turns[turn]?.utterance ?? [],
      ),
    )
  return {
    model: {
      criteria: criteria.map(({ id, dimension }) => ({ id, dimension })),
      features,
      turns,
      scale,
      standing: fitStanding([...whole.flat(), ...cut], criteria.length),
      ...least,
    },
    quoted: examples.map((example, at) => quotedIn(example, scores.whole[at])),
    leftOut: examples.map(({ rules }, index) =>
      (chances[index] ?? []).map((chance, at) =>
        decide(least, criteria[at]?.dimension, rules[at] ?? missed, chance),
      ),
    ),
  }
}

const MET = 0.5
const noScores: Scored = { credit: [], met: [], words: [], length: [], figures: [], weak: [] }

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
