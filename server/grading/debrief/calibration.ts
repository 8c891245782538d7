import type { Level } from '../../interview/ids.ts'
import type { Criterion } from '../../interview/rubric.ts'
import type { GradedCriterion } from '../report.ts'
import { scoreDimensions, scoreOverall, worth } from '../score.ts'
import type { Calibration } from './schema.ts'

/** Levels that are compared, whatever the interview's own. */
const compared: readonly Level[] = ['L5', 'L6', 'L7']
/** Missing criteria named for each level. */
const NAMED = 4

const rounded = (value: number): number => Math.round(value * 100) / 100

interface Weighed extends Pick<GradedCriterion, 'id' | 'dimension' | 'verdict' | 'weight'> {
  /** How much more it weighs than one level below: what is new at this level goes first where two cost alike. */
  rise: number
}

const below = (level: Level): Level =>
  level === 'L8' ? 'L7' : level === 'L7' ? 'L6' : level === 'L6' ? 'L5' : 'L4'

const at = (
  level: Level,
  graded: readonly GradedCriterion[],
  weights: ReadonlyMap<string, Criterion['weights']>,
): Weighed[] =>
  graded.map(({ id, dimension, verdict, weight: given }) => {
    const own = weights.get(id)
    const weight = own?.[level] ?? given
    return { id, dimension, verdict, weight, rise: own ? weight - own[below(level)] : 0 }
  })

const expects = (weighed: readonly Weighed[], total: number): Calibration['expects'] =>
  weighed
    .map((one) => ({ one, lost: (1 - worth[one.verdict]) * one.weight }))
    .filter(({ lost }) => lost > 0)
    .sort((a, b) => b.lost - a.lost || b.one.rise - a.one.rise)
    .slice(0, NAMED)
    .map(({ one, lost }) => ({ criterion: one.id, weight: one.weight, lost: rounded((lost / total) * 4) }))

const levelOf = (level: Level, own: Level, weighed: readonly Weighed[]): Calibration => {
  const dimensions = scoreDimensions(weighed)
  const { score, recommendation } = scoreOverall(weighed, dimensions)
  const total = weighed.reduce((sum, one) => sum + one.weight, 0)
  return {
    level,
    own: level === own,
    score,
    recommendation,
    shares: dimensions
      .filter((one) => one.weight > 0)
      .map(({ id, weight }) => ({ dimension: id, percent: Math.round((weight / total) * 1000) / 10 })),
    expects: expects(weighed, total),
  }
}

/** What the same verdicts come to by the weights of L5, L6, L7 and the interview's own level, the lowest first. */
export const calibrate = (
  own: Level,
  graded: readonly GradedCriterion[],
  criteria: readonly Criterion[],
): Calibration[] => {
  const weights = new Map(criteria.map((one) => [one.id, one.weights]))
  const levels = [...new Set([...compared, own])].sort()
  return levels.map((level) => levelOf(level, own, at(level, graded, weights)))
}
