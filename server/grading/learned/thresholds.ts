import type { Dimension } from '../../interview/ids.ts'
import { macroF1, type Pair, quadraticKappa } from '../agreement.ts'
import type { Example, Labelled } from './examples.ts'
import { type Chances, noChance, verdictBy } from './model.ts'

/** Thresholds that are tried. Missed verdicts are rare: the best one lies above a half. */
const STEPS = Array.from({ length: 12 }, (_, step) => 0.46 + step * 0.04)
/** The threshold of all dimensions pulls on that of one like so many verdicts of the same agreement. */
const SMOOTH = 3

/** Interviews in which nothing was earned are easy: they would make any threshold look good. */
const earned = ({ labels }: Example): boolean => labels.some(({ verdict }) => verdict !== 'missed')

/** Verdicts of readers beside those by one threshold. */
const pairsAt = (
  { examples, criteria }: Pick<Labelled, 'examples' | 'criteria'>,
  chances: readonly (readonly Chances[])[],
  least: Chances,
): Pair[] =>
  examples.flatMap((example, at) =>
    earned(example)
      ? criteria.map(({ id, dimension }, number): Pair => {
          return {
            interview: example.name,
            id,
            dimension,
            wanted: example.labels[number]?.verdict ?? 'missed',
            given: verdictBy(chances[at]?.[number] ?? noChance, least),
            hit: false,
          }
        })
      : [],
  )

/**
 * For each dimension the threshold of credit with the best agreement on interviews that were left out, of macro-F1 and kappa
 * together. `met` is the chance from which a credited verdict is met.
 */
export const bestThresholds = (
  labelled: Pick<Labelled, 'examples' | 'criteria'>,
  chances: readonly (readonly Chances[])[],
  met: number,
): Record<Dimension, number> => {
  const tried = STEPS.map((credit) => pairsAt(labelled, chances, { credit, met }))
  const agreement = (pairs: readonly Pair[]): number => macroF1(pairs) + quadraticKappa(pairs)
  const overall = tried.map(agreement)
  return byDimension((dimension) => {
    const scores = tried.map(
      (pairs, at) =>
        agreement(pairs.filter((pair) => pair.dimension === dimension)) + (overall[at] ?? 0) / SMOOTH,
    )
    return Number((STEPS[scores.indexOf(Math.max(...scores))] ?? 0.6).toFixed(2))
  })
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
