import { type Dimension, type Verdict, verdictRank, verdicts } from '../interview/ids.ts'

/** A grader's verdict beside a reader's, for one criterion of one interview. */
export interface Pair {
  interview: string
  id: string
  dimension: Dimension
  wanted: Verdict
  given: Verdict
  /** Whether a quoted place is one that the readers named. */
  hit: boolean
}

/** Mean of the two F1 scores of "credited (met or partial)" and "missed". 1 for no pairs. */
export const macroF1 = (pairs: readonly Pair[]): number => (f1(pairs, true) + f1(pairs, false)) / 2

const f1 = (pairs: readonly Pair[], credited: boolean): number => {
  const is = (verdict: Verdict): boolean => (verdict !== 'missed') === credited
  const both = pairs.filter((pair) => is(pair.wanted) && is(pair.given)).length
  const either = pairs.filter((pair) => is(pair.wanted) !== is(pair.given)).length
  return both + either > 0 ? (2 * both) / (2 * both + either) : 1
}

/** Cohen's kappa with quadratic weights over missed, partial, met: 1 is full agreement, 0 what chance would give. */
export const quadraticKappa = (pairs: readonly Pair[]): number => {
  let observed = 0
  let expected = 0
  for (const wanted of verdicts)
    for (const given of verdicts) {
      const weight = (verdictRank[wanted] - verdictRank[given]) ** 2 / 4
      const count = (test: (pair: Pair) => boolean): number => pairs.filter(test).length
      observed += weight * count((pair) => pair.wanted === wanted && pair.given === given)
      expected +=
        (weight * count((pair) => pair.wanted === wanted) * count((pair) => pair.given === given)) /
        Math.max(pairs.length, 1)
    }
  return expected > 0 ? 1 - observed / expected : 1
}

/** Share of equal verdicts. */
export const exactShare = (pairs: readonly Pair[]): number =>
  pairs.length > 0 ? pairs.filter((pair) => pair.wanted === pair.given).length / pairs.length : 1

/** Of the criteria credited by both, the share whose evidence names a place that the readers named. */
export const evidenceShare = (pairs: readonly Pair[]): number => {
  const both = pairs.filter((pair) => pair.wanted !== 'missed' && pair.given !== 'missed')
  return both.length > 0 ? both.filter((pair) => pair.hit).length / both.length : 0
}

/** Mean absolute difference of the unweighted overall score (0 to 4) between grader and readers, by interview. */
export const scoreError = (pairs: readonly Pair[]): number => {
  const names = [...new Set(pairs.map((pair) => pair.interview))]
  const errors = names.map((name) => {
    const own = pairs.filter((pair) => pair.interview === name)
    const difference = own.reduce((sum, pair) => sum + verdictRank[pair.wanted] - verdictRank[pair.given], 0)
    return (Math.abs(difference) / (2 * own.length)) * 4
  })
  return errors.reduce((sum, error) => sum + error, 0) / Math.max(errors.length, 1)
}
