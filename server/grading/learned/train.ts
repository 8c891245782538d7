import type { Verdict } from '../../interview/ids.ts'
import type { Example, Labelled } from './examples.ts'
import { decide, likeliest, type Model, noChance } from './model.ts'
import type { Scored } from './standing.ts'
import { learnStanding } from './standing-stage.ts'
import { bestThresholds } from './thresholds.ts'
import { featuresOf, learnTurns } from './turn-stage.ts'

/** Chance of met from which a credited verdict is met. */
const MET = 0.5

/** What training answers: weights learned from all, and what weights learned without each interview say of it. */
export interface Trained {
  model: Model
  /** Verdicts on each example by weights that were learned without it, in the order of examples and criteria. */
  leftOut: Verdict[][]
  /** The utterances that those weights would quote, the likeliest first. */
  quoted: string[][][]
}

/**
 * Learns weights from labelled interviews in two stages: which turns readers name for a criterion, then which verdict they
 * give. The second stage, and the verdicts of `leftOut`, see only scores by weights that never saw the interview.
 */
export const train = (labelled: Labelled, say: (text: string) => void): Trained => {
  const { examples, cases, criteria } = labelled
  const features = featuresOf(labelled)
  say(`${examples.length} interviews, ${cases.length} turns by themselves, ${features.size} features`)
  const turns = learnTurns(labelled, features, say)
  const standing = learnStanding(labelled, turns)
  const least = { credit: bestThresholds(labelled, standing.chances, MET), met: MET }
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
      turns: turns.weights,
      scale: standing.scale,
      standing: standing.weights,
      ...least,
    },
    quoted: examples.map((example, at) => quotedIn(example, turns.whole[at])),
    leftOut: standing.chances.map((chances) =>
      criteria.map(({ dimension }, at) => decide(least, dimension, chances[at] ?? noChance)),
    ),
  }
}
