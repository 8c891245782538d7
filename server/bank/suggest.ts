import type { Dimension, Level } from '../interview/ids.ts'
import type { Bank } from './load.ts'

/** Questions and drills that a suggestion names. */
const SUGGESTED = 6

/**
 * Questions and drills that ask for a dimension, best first: those not done before those done, then by how much of their
 * own weight lies in it. Ids; none where nothing asks for it.
 */
export function questionsFor(bank: Bank, wanted: Dimension, done: ReadonlySet<string>): string[] {
  const ranked = [...bank.questions.values()].map(({ question }) => ({
    id: question.id,
    done: done.has(question.id),
    share: shareOf(question.criteria, wanted, question.level),
  }))
  return ranked
    .filter(({ share }) => share > 0)
    .sort((a, b) => Number(a.done) - Number(b.done) || b.share - a.share || (a.id < b.id ? -1 : 1))
    .slice(0, SUGGESTED)
    .map(({ id }) => id)
}

function shareOf(
  criteria: readonly { dimension: Dimension; weights: Record<Level, number> }[],
  wanted: Dimension,
  level: Level,
): number {
  const weigh = (of: typeof criteria) => of.reduce((sum, it) => sum + it.weights[level], 0)
  const all = weigh(criteria)
  return all === 0 ? 0 : weigh(criteria.filter((it) => it.dimension === wanted)) / all
}
