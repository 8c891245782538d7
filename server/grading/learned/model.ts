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

/** Collects the scores of an interview's turns. */
export const scoredOf = (
  turns: readonly SeenTurn[],
  scores: readonly ArrayLike<number>[],
  criteria: number,
): Scored => ({
  credit: scores.map((row) => Array.from({ length: criteria }, (_, at) => row[at] ?? 0)),
  met: scores.map((row) => Array.from({ length: criteria }, (_, at) => row[criteria + at] ?? 0)),
  words: turns.map(({ words }) => words),
  length: turns.map(({ features }) => features.get('len') ?? 0),
  figures: turns.map(({ features }) => features.get('nn') ?? 0),
  weak: turns.map(({ features }) => features.has('k:weak')),
})

/** How likely readers credit each criterion, and give it met; with the turns' scores that speak for it. */
export interface Reckoned {
  credit: number
  met: number
  verdict: Verdict
  /** Turn by turn: the score of this criterion. */
  turns: readonly number[]
}

/** What readers of labelled interviews would have said, criterion by criterion in the order of the model. */
export const reckon = (model: Model, turns: readonly SeenTurn[], rules: readonly Verdict[]): Reckoned[] => {
  const count = model.criteria.length
  const scored = scoredOf(
    turns,
    turns.map(({ features }) => scoresOf(model.turns, rowOf(features, model.features))),
    count,
  )
  const own = model.criteria.map((_, at) => ownStanding(scored, at, rules[at] ?? 'missed'))
  const rows = standingRows(
    own,
    model.criteria.map(({ dimension }) => dimension),
    scored,
    model.scale,
  )
  return rows.map((row, at) => {
    const [credit = 0, met = 0] = [...scoresOf(model.standing, row)].map(logistic)
    return {
      credit,
      met,
      verdict: within(rules[at] ?? 'missed', decide(model, model.criteria[at]?.dimension, credit, met)),
      turns: scored.credit.map((turn) => turn[at] ?? 0),
    }
  })
}

const decide = (
  model: Pick<Model, 'credit' | 'met'>,
  dimension: Dimension | undefined,
  credit: number,
  met: number,
): Verdict => {
  if (dimension && credit < model.credit[dimension]) return 'missed'
  return met >= model.met ? 'met' : 'partial'
}

/** Weights move a verdict of the rules by one step at most. */
export const within = (rule: Verdict, weighed: Verdict): Verdict => {
  const far = (rule === 'met' && weighed === 'missed') || (rule === 'missed' && weighed === 'met')
  return far ? 'partial' : weighed
}

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
