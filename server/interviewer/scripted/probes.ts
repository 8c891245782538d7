import { verdictRank } from '../../interview/ids.ts'
import type { Covered } from '../../interview/protocol.ts'
import type { InterviewerView, Move } from '../interviewer.ts'
import type { Memory } from './memory.ts'

/**
 * The probe for what this phase still lacks: what is due and missed before what is due and partial, in the order of the
 * rubric, own criteria of the question first, since they are what the problem is about, and what production readiness
 * still lacks at the end. Null where nothing is lacking or every probe was asked.
 */
export function probe({ coverage }: InterviewerView, memory: Memory): Move | null {
  const open = (coverage ?? []).filter((it) => it.due && it.verdict !== 'met' && !memory.said.has(it.probe))
  const [first] = open.toSorted(byNeed)
  return first ? { kind: 'say', text: first.probe } : null
}

const SOURCES = { question: 0, core: 1, checklist: 2 } as const

function byNeed(a: Covered, b: Covered): number {
  if ((a.source === 'checklist') !== (b.source === 'checklist')) return a.source === 'checklist' ? 1 : -1
  if (a.verdict !== b.verdict) return verdictRank[a.verdict] - verdictRank[b.verdict]
  return SOURCES[a.source] - SOURCES[b.source]
}
