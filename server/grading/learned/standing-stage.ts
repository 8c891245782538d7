import type { Verdict } from '../../interview/ids.ts'
import { type Labelled, PARTS, partOf } from './examples.ts'
import { type Fitted, type Row, regress } from './fit.ts'
import { type Chances, chancesOf } from './model.ts'
import { OWN, ownStanding, type Scale, type Scored, standingRows, standingWidth } from './standing.ts'
import type { TurnsLearned } from './turn-stage.ts'

const RIDGE = 2
const ROUNDS = 200

/** Of a piece, what was credited tells more than what was not: readers name the best places, not all. */
const PIECE_CREDITED = 0.6
const PIECE_MISSED = 0.12

/** What a turn by itself tells, beside a whole interview. */
const CASE = 0.3

/** A criterion of an interview, as the second stage learns from it. */
interface Stand {
  /** Index of the example or case. */
  of: number
  row: Row
  count: number
  wanted: Uint8Array
}

/** Weights of the second stage, and the chances that weights see which never saw the interview. */
export interface StandingLearned {
  weights: Fitted
  scale: Scale
  /** By example and criterion. */
  chances: Chances[][]
}

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

const wantedOf = (verdict: Verdict): Uint8Array =>
  Uint8Array.of(Number(verdict !== 'missed'), Number(verdict === 'met'))

const fitStanding = (stands: readonly Stand[], criteria: number): Fitted =>
  regress(
    {
      rows: stands.map(({ row }) => row),
      wanted: stands.map(({ wanted }) => wanted),
      counts: stands.map(({ count }) => Float64Array.of(count, count)),
      features: standingWidth(criteria),
      outputs: 2,
      ridge: RIDGE,
    },
    ROUNDS,
  )

const noScores: Scored = { credit: [], met: [], words: [], length: [], figures: [], weak: [] }

/** How criteria stand, interview by interview: whole ones, and pieces of them and single turns, which count less. */
const standsIn = (
  { examples, pieces, cases, criteria }: Labelled,
  scores: Omit<TurnsLearned, 'weights'>,
): { whole: Stand[][]; small: Stand[]; scale: Scale } => {
  const dimensions = criteria.map(({ dimension }) => dimension)
  const ownOf = (rules: readonly Verdict[], scored: Scored): number[][] =>
    criteria.map((_, at) => ownStanding(scored, at, rules[at] ?? 'missed'))
  const scoredAt = (all: readonly Scored[], at: number): Scored => all[at] ?? noScores
  const own = examples.map(({ rules }, at) => ownOf(rules, scoredAt(scores.whole, at)))
  const scale = scaleOf(own.flat())
  const whole = examples.map(({ labels }, of) =>
    standingRows(own[of] ?? [], dimensions, scoredAt(scores.whole, of), scale).map((row, at): Stand => {
      const verdict = labels[at]?.verdict ?? 'missed'
      return { of, row, count: 1, wanted: wantedOf(verdict) }
    }),
  )
  const cut = pieces.flatMap(({ of, rules, labels }, at) => {
    const scored = scoredAt(scores.cut, at)
    return standingRows(ownOf(rules, scored), dimensions, scored, scale).flatMap((row, number): Stand[] => {
      const verdict = labels[number] ?? null
      if (verdict === null) return []
      return [
        { of, row, count: verdict === 'missed' ? PIECE_MISSED : PIECE_CREDITED, wanted: wantedOf(verdict) },
      ]
    })
  })
  const single = cases.flatMap(({ criterion, verdict, rules }, of): Stand[] => {
    const scored = scoredAt(scores.cases, of)
    const row = standingRows(ownOf(rules, scored), dimensions, scored, scale)[criterion]
    return row ? [{ of, row, count: CASE, wanted: wantedOf(verdict) }] : []
  })
  return { whole, small: [...cut, ...single], scale }
}

const chancesLeftOut = (
  whole: readonly Stand[][],
  small: readonly Stand[],
  criteria: number,
): Chances[][] => {
  const chances: Chances[][] = []
  for (let part = 0; part < PARTS; part++) {
    const others = [...whole.flat(), ...small].filter(({ of }) => partOf(of) !== part)
    const weights = fitStanding(others, criteria)
    whole.forEach((stands, at) => {
      if (partOf(at) === part) chances[at] = stands.map(({ row }) => chancesOf(weights, row))
    })
  }
  return chances
}

/** Learns which verdict readers give, from scores by weights that never saw the interview. */
export const learnStanding = (labelled: Labelled, scores: Omit<TurnsLearned, 'weights'>): StandingLearned => {
  const { whole, small, scale } = standsIn(labelled, scores)
  const count = labelled.criteria.length
  return {
    weights: fitStanding([...whole.flat(), ...small], count),
    scale,
    chances: chancesLeftOut(whole, small, count),
  }
}
