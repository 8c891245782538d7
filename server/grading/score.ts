import { type Dimension, dimensions, type Verdict } from '../interview/ids.ts'
import type { GradedCriterion, GradedDimension, Report } from './report.ts'

const worth: Record<Verdict, number> = { met: 1, partial: 0.5, missed: 0 }

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

const rounded = (value: number): number => Math.round(value * 100) / 100

const mean = (criteria: GradedCriterion[]): { score: number | null; weight: number } => {
  const weight = criteria.reduce((sum, one) => sum + one.weight, 0)
  if (weight === 0) return { score: null, weight: 0 }
  const earned = criteria.reduce((sum, one) => sum + one.weight * worth[one.verdict], 0)
  return { score: rounded((earned / weight) * 4), weight: rounded(weight) }
}

/** Scores from 0 to 4: the weighted mean of a dimension's criteria, in the order of the dimensions. */
export const scoreDimensions = (criteria: GradedCriterion[]): GradedDimension[] =>
  dimensions.map((id) => ({
    id,
    title: dimensionTitles[id],
    ...mean(criteria.filter((one) => one.dimension === id)),
    outOf: 4,
  }))

/**
 * The overall score is the weighted mean of all criteria on the scale of 0 to 4. Recommendation by score, for the
 * level of the interview (the weights already ask more of higher levels): below 0.8 strong-no-hire, below 1.6 no-hire,
 * below 2.2 lean-no-hire, below 2.8 lean-hire, below 3.4 hire, else strong-hire. Who scores below 1 in design or in
 * depth gets no better than lean-no-hire, whatever the rest.
 */
export const scoreOverall = (criteria: GradedCriterion[], scored: GradedDimension[]): Report['overall'] => {
  const score = mean(criteria).score ?? 0
  const hollow = scored.some(
    ({ id, score: own }) => (id === 'design' || id === 'depth') && own !== null && own < 1,
  )
  const steps = [
    [0.8, 'strong-no-hire'],
    [1.6, 'no-hire'],
    [2.2, 'lean-no-hire'],
    [2.8, 'lean-hire'],
    [3.4, 'hire'],
  ] as const
  const recommendation = steps.find(([below]) => score < below)?.[1] ?? 'strong-hire'
  const tooGood = hollow && ['lean-hire', 'hire', 'strong-hire'].includes(recommendation)
  return { score, outOf: 4, recommendation: tooGood ? 'lean-no-hire' : recommendation }
}
