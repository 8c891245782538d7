import type { GradedCriterion } from '../report.ts'
import { scoreDimensions, scoreOverall, worth } from '../score.ts'
import type { Debrief, NextStep } from './schema.ts'

const STEPS = 3
const rounded = (value: number): number => Math.round(value * 100) / 100

/**
 * The criteria whose improvement would lift the overall score most: weight times what was lost. Where several would lift
 * it alike, one of a dimension that is not there yet goes first, then the order of the rubric.
 */
export const nextSteps = (criteria: readonly GradedCriterion[]): NextStep[] => {
  const total = criteria.reduce((sum, one) => sum + one.weight, 0)
  const open = criteria
    .filter((one) => one.weight > 0 && one.verdict !== 'met')
    .map((one) => ({ one, gain: ((1 - worth[one.verdict]) * one.weight * 4) / total }))
  const steps: typeof open = []
  while (steps.length < STEPS && open.length > 0) {
    const most = Math.max(...open.map(({ gain }) => gain))
    const alike = open.filter(({ gain }) => gain === most)
    const used = (dimension: string): number => steps.filter(({ one }) => one.dimension === dimension).length
    const [chosen] = alike.sort((a, b) => used(a.one.dimension) - used(b.one.dimension))
    if (!chosen) break
    steps.push(chosen)
    open.splice(open.indexOf(chosen), 1)
  }
  return steps.map(({ one, gain }) => ({ criterion: one.id, gain: Math.max(0.01, rounded(gain)) }))
}

/** What the overall result would be if the steps were met and all else stayed. */
export const afterwards = (
  criteria: readonly GradedCriterion[],
  steps: readonly NextStep[],
): Debrief['afterwards'] => {
  if (steps.length === 0) return null
  const done = new Set(steps.map((step) => step.criterion))
  const improved = criteria.map((one) => (done.has(one.id) ? { ...one, verdict: 'met' as const } : one))
  const { score, recommendation } = scoreOverall(improved, scoreDimensions(improved))
  return { score, recommendation }
}
