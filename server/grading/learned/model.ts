import type { Dimension, Verdict } from '../../interview/ids.ts'
import { type Fitted, logistic, type Row, scoresOf } from './fit.ts'
import { ownStanding, type Scale, type Scored, standingRows } from './standing.ts'
import type { TurnFeatures } from './turn-features.ts'

/** A turn of the candidate's as the model sees it. */
export interface SeenTurn {
  features: TurnFeatures
  words: number
}

/** Weights learned from labelled interviews. `turns` has two outputs a criterion: credit first, then met. */
export interface Model {
  /** Ids of the criteria in the order of the outputs, with their dimensions. */
  criteria: readonly { id: string; dimension: Dimension }[]
  /** Number of each turn feature by name. */
  features: ReadonlyMap<string, number>
  turns: Fitted
  scale: Scale
  standing: Fitted
  /** Least probability of credit for a verdict above missed, by dimension, and of met for met. */
  credit: Readonly<Record<Dimension, number>>
  met: number
}

export const rowOf = (features: TurnFeatures, numbers: ReadonlyMap<string, number>): Row => {
  const at: number[] = []
  const value: number[] = []
  for (const [name, much] of features) {
    const number = numbers.get(name)
    if (number === undefined) continue
    at.push(number)
    value.push(much)
  }
  return { at, value }
}

const noRow: Row = { at: [], value: [] }

/** A turn's score for every criterion: named for credit, and named for met. */
export interface TurnScores {
  credit: readonly number[]
  met: readonly number[]
}

/** Scores a turn by weights with two outputs a criterion. */
export const scoreTurn = (weights: Fitted, row: Row): TurnScores => {
  const scores = [...scoresOf(weights, row)]
  return { credit: scores.slice(0, weights.outputs / 2), met: scores.slice(weights.outputs / 2) }
}

/** Collects the scores of an interview's turns. */
export const scoredOf = (turns: readonly SeenTurn[], scores: readonly TurnScores[]): Scored => ({
  credit: scores.map(({ credit }) => credit),
  met: scores.map(({ met }) => met),
  words: turns.map(({ words }) => words),
  length: turns.map(({ features }) => features.get('len') ?? 0),
  figures: turns.map(({ features }) => features.get('nn') ?? 0),
  weak: turns.map(({ features }) => features.has('k:weak')),
})

/** Chances that readers credit a criterion, and that they give it met. */
export interface Chances {
  credit: number
  met: number
}

/** Where nothing is known of a criterion. */
export const noChance: Chances = { credit: 0, met: 0 }

/** The chances that weights see in how a criterion stands. */
export const chancesOf = (weights: Fitted, row: Row): Chances => {
  const [credit = 0, met = 0] = [...scoresOf(weights, row)].map(logistic)
  return { credit, met }
}

/** A verdict, and turn by turn the score that speaks for it. */
export interface Reckoned {
  verdict: Verdict
  turns: readonly number[]
}

/** Scores by what was seen: a turn that nothing was added to is not scored again. */
const known = new WeakMap<TurnFeatures, { model: Model; scores: TurnScores }>()

const scoresIn = (model: Model, features: TurnFeatures): TurnScores => {
  const there = known.get(features)
  if (there?.model === model) return there.scores
  const scores = scoreTurn(model.turns, rowOf(features, model.features))
  known.set(features, { model, scores })
  return scores
}

/** What readers of labelled interviews would have said, criterion by criterion in the order of the model. */
export const reckon = (model: Model, turns: readonly SeenTurn[], rules: readonly Verdict[]): Reckoned[] => {
  const scored = scoredOf(
    turns,
    turns.map(({ features }) => scoresIn(model, features)),
  )
  const own = model.criteria.map((_, at) => ownStanding(scored, at, rules[at] ?? 'missed'))
  const rows = standingRows(
    own,
    model.criteria.map(({ dimension }) => dimension),
    scored,
    model.scale,
  )
  return model.criteria.map(({ dimension }, at) => ({
    verdict: decide(model, dimension, chancesOf(model.standing, rows[at] ?? noRow)),
    turns: scored.credit.map((turn) => turn[at] ?? 0),
  }))
}

/** The verdict by its chances, from which least ones on credit and met are given. */
export const verdictBy = ({ credit, met }: Chances, least: Chances): Verdict => {
  if (credit < least.credit) return 'missed'
  return met >= least.met ? 'met' : 'partial'
}

/** The verdict on a criterion of a dimension. What the rules say of it is among the values that the chances were made of. */
export const decide = (
  { credit, met }: Pick<Model, 'credit' | 'met'>,
  dimension: Dimension,
  chances: Chances,
): Verdict => verdictBy(chances, { credit: credit[dimension], met })

/** Turns that are looked at for words to quote, and the least score of one. */
const QUOTED = 2
const LIKELY = -2.5

/** Indices of the turns that readers would name, the likeliest first. */
export const likeliest = (scores: readonly number[]): number[] =>
  scores
    .map((score, at) => ({ score, at }))
    .filter(({ score }) => score > LIKELY)
    .sort((a, b) => b.score - a.score)
    .slice(0, QUOTED)
    .map(({ at }) => at)
