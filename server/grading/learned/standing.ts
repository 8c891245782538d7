import { type Dimension, type Verdict, verdictRank } from '../../interview/ids.ts'

/** What one interview's turns were scored for every criterion: how likely a reader names the turn. */
export interface Scored {
  /** Turn by turn, criterion by criterion: named for credit, and named for met. */
  credit: readonly (readonly number[])[]
  met: readonly (readonly number[])[]
  /** Turn by turn: how much was said, how many figures, whether it only agrees or repeats. */
  words: readonly number[]
  length: readonly number[]
  figures: readonly number[]
  weak: readonly boolean[]
}

/** Where no turn was scored. */
const NOTHING = -9

/** The highest scores, the highest first. Sorting all of them costs more than all the rest here. */
const best = (scores: readonly number[], count: number): number[] => {
  const found: number[] = []
  for (const score of scores) {
    let at = found.length
    while (at > 0 && (found[at - 1] ?? 0) < score) at--
    if (at >= count) continue
    found.splice(at, 0, score)
    if (found.length > count) found.pop()
  }
  while (found.length < count) found.push(NOTHING)
  return found
}

const together = (scores: readonly number[]): number =>
  Math.log1p(scores.reduce((sum, score) => sum + Math.exp(Math.min(score, 30)), 0))

/** How a criterion stands: its best turns, all turns together, what the best turn is like, and what the rules say. */
export const ownStanding = (scored: Scored, criterion: number, rule: Verdict): number[] => {
  const credit = scored.credit.map((turn) => turn[criterion] ?? NOTHING)
  const met = scored.met.map((turn) => turn[criterion] ?? NOTHING)
  const top = credit.indexOf(Math.max(...credit))
  return [
    ...best(credit, 3),
    ...best(met, 2),
    together(credit),
    together(met),
    scored.length[top] ?? 0,
    scored.figures[top] ?? 0,
    Number(verdictRank[rule] >= 1),
    Number(verdictRank[rule] === 2),
  ]
}

/** Number of values of `ownStanding`. */
export const OWN = 11
/** Of those, what is averaged over all criteria and over a dimension's, and what every criterion weighs by itself. */
const SHARED = [0, 3, 5, 6] as const
const DIMENSION = [0, 3] as const
const APART = [0, 3, 5, 9, 10] as const
/** What every criterion weighs by itself counts less than what all weigh alike. */
const APART_SHARE = 0.3

const mean = (values: readonly number[]): number =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0

/** How the candidate speaks: usual length of a turn, length of the longer ones, share of turns that only agree. */
const mannerOf = ({ words, weak }: Scored): number[] => {
  const sorted = [...words].sort((a, b) => a - b)
  const long = sorted[Math.floor((sorted.length - 1) * 0.8)] ?? 0
  return [Math.log(mean(words) + 1) - 3, Math.log(long + 1) - 3.5, mean(weak.map(Number)) * 5]
}

export interface Scale {
  mean: readonly number[]
  spread: readonly number[]
}

/**
 * One row for each criterion, from how all of them stand: its own values, how the interview and the dimension stand on
 * average, the manner of speaking, and the criterion itself.
 */
export const standingRows = (
  own: readonly (readonly number[])[],
  dimensions: readonly Dimension[],
  scored: Scored,
  scale: Scale,
): { at: number[]; value: number[] }[] => {
  const scaled = own.map((values) =>
    values.map((value, at) => (value - (scale.mean[at] ?? 0)) / (scale.spread[at] ?? 1)),
  )
  const count = own.length
  const shared = SHARED.map((at) => mean(scaled.map((values) => values[at] ?? 0)))
  const manner = mannerOf(scored)
  return scaled.map((values, criterion) => {
    const siblings = scaled.filter((_, other) => dimensions[other] === dimensions[criterion])
    const common = [
      ...values,
      ...shared,
      ...DIMENSION.map((at) => mean(siblings.map((other) => other[at] ?? 0))),
      ...manner,
    ]
    const apart = [1, ...APART.map((at) => APART_SHARE * (values[at] ?? 0))]
    return {
      at: [...common.keys(), ...apart.map((_, block) => common.length + block * count + criterion)],
      value: [...common, ...apart],
    }
  })
}

/** Number of values in a row of `standingRows`. */
export const standingWidth = (criteria: number): number =>
  OWN + SHARED.length + DIMENSION.length + 3 + (1 + APART.length) * criteria
