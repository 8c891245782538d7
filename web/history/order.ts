import type { InterviewSummary } from '../../server/interview/api.ts'

export type Order = 'newest' | 'oldest' | 'best' | 'worst'
export type Shown = 'all' | 'ended' | 'open' | 'imported'

/** When an interview took place, or was made where it has not begun. */
export const whenOf = (it: InterviewSummary): string => it.endedAt ?? it.startedAt ?? it.createdAt

/** The interviews that fit a search and a choice, in an order. Interviews without a score come last by score. */
export function arrange(
  interviews: readonly InterviewSummary[],
  wanted: { search: string; shown: Shown; order: Order },
): InterviewSummary[] {
  const words = wanted.search.toLowerCase().split(/\s+/).filter(Boolean)
  const text = (it: InterviewSummary) =>
    `${it.question.title} ${it.level} ${it.recommendation ?? ''} ${it.role}`.toLowerCase()
  return interviews
    .filter((it) => words.every((word) => text(it).includes(word)) && fits(it, wanted.shown))
    .toSorted(orders[wanted.order])
}

const fits = (it: InterviewSummary, shown: Shown): boolean =>
  shown === 'all' ||
  (shown === 'imported' && it.imported) ||
  (shown === 'ended' && it.status === 'ended') ||
  (shown === 'open' && it.status !== 'ended')

const newest = (a: InterviewSummary, b: InterviewSummary) => whenOf(b).localeCompare(whenOf(a))
const orders: Record<Order, (a: InterviewSummary, b: InterviewSummary) => number> = {
  newest,
  oldest: (a, b) => newest(b, a),
  best: (a, b) => (b.score ?? -1) - (a.score ?? -1) || newest(a, b),
  worst: (a, b) => (a.score ?? 5) - (b.score ?? 5) || newest(a, b),
}
