import { verdictRank } from '../../../server/interview/ids.ts'
import type { Covered } from '../../../server/interview/protocol.ts'

/** What is judged, apart from what only reminds: items of production readiness earn nothing. */
export function apart(covered: readonly Covered[]): { criteria: Covered[]; reminders: Covered[] } {
  return {
    criteria: covered.filter((it) => it.source !== 'checklist'),
    reminders: covered.filter((it) => it.source === 'checklist' && it.verdict !== 'met'),
  }
}

/** Criteria in the order in which an interviewer needs them: due now and still open first. */
export function byNeed(criteria: readonly Covered[]): { due: Covered[]; later: Covered[] } {
  const sorted = [...criteria].sort((a, b) => verdictRank[a.verdict] - verdictRank[b.verdict])
  return { due: sorted.filter((it) => it.due), later: sorted.filter((it) => !it.due) }
}

/** How many criteria stand at each verdict. */
export function tally(criteria: readonly Covered[]): Record<Covered['verdict'], number> {
  const count = (verdict: Covered['verdict']) => criteria.filter((it) => it.verdict === verdict).length
  return { met: count('met'), partial: count('partial'), missed: count('missed') }
}
