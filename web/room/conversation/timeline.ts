import { type Role, SCRIPTED } from '../../../server/interview/events.ts'
import type { Plan } from '../../../server/interview/plan.ts'
import type { InterviewState } from '../../../server/interview/state.ts'

/** One thing in the conversation, in the order in which it happened. */
export type Entry =
  | { is: 'phase'; key: string; title: string; atMs: number }
  | {
      is: 'said'
      key: string
      person: string
      role: Role
      text: string
      atMs: number
      /** Whether the same person spoke just before, so that the name need not stand again. */
      goesOn: boolean
    }
  | { is: 'curveball'; key: string; text: string; atMs: number }
  | { is: 'end'; key: string; atMs: number }

/** What of an interview's state the conversation is made of. */
export type Talk = Pick<InterviewState, 'transcript' | 'curveballs' | 'phases'> & { ended: boolean }

/** The conversation of an interview: phases in the plan's order, in each what was said and thrown in by seq. */
export function timelineOf(state: Talk, plan: Plan): Entry[] {
  const entries: Entry[] = []
  for (const record of state.phases) {
    const title = plan.phases.find((phase) => phase.id === record.id)?.title ?? record.id
    entries.push({ is: 'phase', key: `phase:${record.id}`, title, atMs: record.startedAtMs })
    entries.push(...withRuns(inPhase(state, record.id)))
  }
  const last = state.phases.at(-1)
  if (state.ended && last) entries.push({ is: 'end', key: 'end', atMs: last.endedAtMs ?? last.startedAtMs })
  return entries
}

type Told = Extract<Entry, { is: 'said' | 'curveball' }>

function inPhase(state: Talk, phase: string): Told[] {
  const played = state.curveballs.filter((it) => it.phase === phase)
  // The built-in interviewer says a curveball as well as playing it; it stands once.
  const spoken = new Set(played.map((it) => it.text))
  const told = [
    ...played.map((it) => ({
      seq: it.seq,
      entry: { is: 'curveball', key: `curveball:${it.seq}`, text: it.text, atMs: it.elapsedMs } as const,
    })),
    ...state.transcript
      .filter((it) => it.phase === phase && !(it.person === SCRIPTED && spoken.has(it.text)))
      .map((it) => ({
        seq: it.seq,
        entry: {
          is: 'said',
          key: it.id,
          person: it.person,
          role: it.role,
          text: it.text,
          atMs: it.elapsedMs,
          goesOn: false,
        } as const,
      })),
  ]
  return told.sort((a, b) => a.seq - b.seq).map((it) => it.entry)
}

/** Longer than this and the name stands again, in ms. */
const RUN_MS = 120_000

function withRuns(told: readonly Told[]): Told[] {
  return told.map((entry, index) => {
    const before = told[index - 1]
    if (entry.is !== 'said' || before?.is !== 'said') return entry
    return { ...entry, goesOn: before.person === entry.person && entry.atMs - before.atMs < RUN_MS }
  })
}
