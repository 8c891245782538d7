import { type Dimension, dimensions, type Verdict } from '../interview/ids.ts'
import type { Recommendation } from './debrief/schema.ts'
import type { GradedCriterion, GradedDimension, Report } from './report.ts'

/** What a verdict earns of its criterion's weight. */
export const worth: Record<Verdict, number> = { met: 1, partial: 0.5, missed: 0 }

/** Names of the dimensions as reports show them. */
export const dimensionTitles: Record<Dimension, string> = {
  requirements: 'Requirements',
  design: 'Design',
  depth: 'Depth',
  tradeoffs: 'Trade-offs',
  cost: 'Cost',
  monitoring: 'Monitoring',
  reliability: 'Reliability',
  scalability: 'Scalability',
  security: 'Security and privacy',
  communication: 'Communication',
}

/**
 * The recommendation's rule: a score from `from` to below `to` gives it. The weights already ask more of higher levels,
 * so that the bands are the same at each.
 */
export const bands = [
  { recommendation: 'strong-no-hire', from: 0, to: 0.8 },
  { recommendation: 'no-hire', from: 0.8, to: 1.6 },
  { recommendation: 'lean-no-hire', from: 1.6, to: 2.2 },
  { recommendation: 'lean-hire', from: 2.2, to: 2.8 },
  { recommendation: 'hire', from: 2.8, to: 3.4 },
  { recommendation: 'strong-hire', from: 3.4, to: 4 },
] as const satisfies readonly { recommendation: Recommendation; from: number; to: number }[]

/** Who scores below `below` in one of these dimensions gets no better than `atBest`, whatever the rest. */
export const cap = { dimensions: ['design', 'depth'], below: 1, atBest: 'lean-no-hire' } as const

const rounded = (value: number): number => Math.round(value * 100) / 100

type Weighed = Pick<GradedCriterion, 'weight' | 'verdict' | 'dimension'>

const mean = (criteria: readonly Weighed[]): { score: number | null; weight: number } => {
  const weight = criteria.reduce((sum, one) => sum + one.weight, 0)
  if (weight === 0) return { score: null, weight: 0 }
  const earned = criteria.reduce((sum, one) => sum + one.weight * worth[one.verdict], 0)
  return { score: rounded((earned / weight) * 4), weight: rounded(weight) }
}

/** Scores from 0 to 4: the weighted mean of a dimension's criteria, in the order of the dimensions. */
export const scoreDimensions = (criteria: readonly Weighed[]): GradedDimension[] =>
  dimensions.map((id) => ({
    id,
    title: dimensionTitles[id],
    ...mean(criteria.filter((one) => one.dimension === id)),
    outOf: 4,
  }))

/** The band that a score falls into, before any cap. */
const bandOf = (score: number): (typeof bands)[number] =>
  bands.findLast(({ from }) => score >= from) ?? bands[0]

const rank = (recommendation: Recommendation): number =>
  bands.findIndex((band) => band.recommendation === recommendation)

/** Dimensions so low that they cap the recommendation. */
const hollow = (scored: readonly GradedDimension[]): GradedDimension[] =>
  scored.filter(
    ({ id, score }) => cap.dimensions.some((one) => one === id) && score !== null && score < cap.below,
  )

/** The overall score is the weighted mean of all criteria on the scale of 0 to 4; `bands` and `cap` give the rest. */
export const scoreOverall = (
  criteria: readonly Weighed[],
  scored: readonly GradedDimension[],
): Report['overall'] => {
  const score = mean(criteria).score ?? 0
  const { recommendation } = bandOf(score)
  const capped = hollow(scored).length > 0 && rank(recommendation) > rank(cap.atBest)
  return { score, outOf: 4, recommendation: capped ? cap.atBest : recommendation }
}

const words = (recommendation: Recommendation): string => recommendation.replaceAll('-', ' ')

/** The rule behind a recommendation, with what it made of this score. */
export const ruleInWords = (overall: Report['overall'], scored: readonly GradedDimension[]): string => {
  const band = bandOf(overall.score)
  const range =
    band.to === 4
      ? `${band.from.toFixed(1)} and more`
      : `${band.from.toFixed(1)} to below ${band.to.toFixed(1)}`
  const low = hollow(scored)
  const names = cap.dimensions.map((id) => dimensionTitles[id].toLowerCase()).join(' or ')
  const limit = `Below ${cap.below} in ${names} it is ${words(cap.atBest)} at best`
  const here = low.map(({ title, score }) => `${title.toLowerCase()} has ${score?.toFixed(2)}`).join(', ')
  const capped = overall.recommendation !== band.recommendation
  return `${overall.score.toFixed(2)} of 4: ${words(band.recommendation)} is ${range}. ${limit}${
    capped ? `, and ${here}.` : '.'
  }`
}
