import { exactShare, type Pair, quadraticKappa } from '../grading/agreement.ts'
import { type Dimension, type Verdict, verdictRank } from '../interview/ids.ts'
import type { Opinion, OpinionCriterion, OpinionGrader } from './opinion.ts'

/** One criterion and what each grader says of it, in the order of the graders; null where one left it out. */
export interface ComparedRow {
  id: string
  dimension: Dimension
  title: string
  cells: readonly (OpinionCriterion | null)[]
  /** Between the verdicts that are furthest apart: 2 from met to missed, 1 to or from partial, 0 for none. */
  difference: 0 | 1 | 2
}

/** How far two graders agree on the criteria that both judged. */
export interface Agreement {
  graders: readonly [OpinionGrader, OpinionGrader]
  /** Criteria that both judged. */
  both: number
  /** Share of equal verdicts; null where they have none in common. */
  exact: number | null
  /** Cohen's kappa with quadratic weights; null where there is too little for it to mean something. */
  kappa: number | null
}

export interface Comparison {
  graders: readonly OpinionGrader[]
  rows: readonly ComparedRow[]
  agreements: readonly Agreement[]
}

/** Fewest criteria over which a kappa is told; below, one criterion more or less turns it about. */
export const ENOUGH = 10

/**
 * Opinions side by side, never mixed. Where they differ comes first, the largest difference at the top; otherwise criteria keep
 * the order of the first opinion. Not having judged differs from nothing.
 */
export function compareOpinions(opinions: readonly Opinion[]): Comparison {
  const all = new Map<string, OpinionCriterion>()
  for (const { criteria } of opinions) for (const it of criteria) if (!all.has(it.id)) all.set(it.id, it)
  const rows = [...all.values()].map(({ id, dimension, title }): ComparedRow => {
    const cells = opinions.map(({ criteria }) => criteria.find((it) => it.id === id) ?? null)
    return { id, dimension, title, cells, difference: differenceOf(cells) }
  })
  return {
    graders: opinions.map((it) => it.grader),
    rows: rows.toSorted((a, b) => b.difference - a.difference),
    agreements: opinions.flatMap((one, at) =>
      opinions.slice(at + 1).map((other) => agreementOf(one, other, rows)),
    ),
  }
}

function differenceOf(cells: readonly (OpinionCriterion | null)[]): 0 | 1 | 2 {
  const ranks = cells.flatMap((it) => (it?.outcome === 'judged' ? verdictRank[it.verdict] : []))
  if (ranks.length === 0) return 0
  const lowest = Math.min(...ranks)
  const highest = Math.max(...ranks)
  return highest - lowest === 2 ? 2 : highest === lowest ? 0 : 1
}

function agreementOf(one: Opinion, other: Opinion, rows: readonly ComparedRow[]): Agreement {
  const pairs = rows.flatMap(({ id, dimension }): Pair[] => {
    const wanted = verdictOf(one, id)
    const given = verdictOf(other, id)
    return wanted && given ? [{ interview: one.interview, id, dimension, wanted, given, hit: false }] : []
  })
  const varied = (key: 'wanted' | 'given') => new Set(pairs.map((pair) => pair[key])).size > 1
  return {
    graders: [one.grader, other.grader],
    both: pairs.length,
    exact: pairs.length > 0 ? exactShare(pairs) : null,
    // Where one says the same of everything, kappa is 0 or 1 by definition and tells nothing.
    kappa: pairs.length >= ENOUGH && varied('wanted') && varied('given') ? quadraticKappa(pairs) : null,
  }
}

/** The verdict of an opinion on a criterion; null where it has none. */
export function verdictOf({ criteria }: Opinion, id: string): Verdict | null {
  const found = criteria.find((it) => it.id === id)
  return found?.outcome === 'judged' ? found.verdict : null
}
