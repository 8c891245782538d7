import { timeLeft } from '../../interview/clock.ts'
import { type Plan, phaseAfter } from '../../interview/plan.ts'
import type { InterviewerView, Move } from '../interviewer.ts'
import { hear } from './hearing.ts'
import type { Memory } from './memory.ts'
import { closing, earlyTransition, transition, warning } from './phrases.ts'

const WARN_MS = 120_000
// A warning in a phase that short would come with its first words.
const WARN_IN_PHASES_OF_MS = 150_000
// Nobody is cut off in mid-sentence: a phase waits this long for a pause, and no longer than the second figure.
const PAUSE_MS = 4_000
const GRACE_MS = 30_000

/** What the clock asks for: a warning, the next phase, the end. Null while there is time. */
export function mindTheTime(view: InterviewerView, memory: Memory): Move | null {
  const { state, now } = view
  const plan = state.started?.plan
  const left = plan && timeLeft(state.clock, plan, now)
  const phase = plan?.phases.find((it) => it.id === memory.phase)
  if (!plan || !left || !phase || state.clock.is !== 'running') return null
  const next = phaseAfter(plan, phase.id)
  const paused = now - memory.lastWordAt >= PAUSE_MS
  if (left.phaseMs <= 0 && (paused || left.phaseMs < -GRACE_MS)) {
    if (!next) return { kind: 'end', text: closing }
    return {
      kind: 'advance',
      from: phase.id,
      to: next.id,
      text: fresh(memory, transition(phase.title, next.title)),
    }
  }
  const asked = askedToMoveOn(memory) && paused ? leaveEarly(plan, phase.id, memory) : null
  if (asked) return asked
  const words = warning(phase.title, next?.title ?? null)
  const due = left.phaseMs <= WARN_MS && left.phaseMs > 0 && phase.minutes * 60_000 >= WARN_IN_PHASES_OF_MS
  return due && !memory.said.has(words) ? { kind: 'say', text: words } : null
}

function askedToMoveOn(memory: Memory): boolean {
  const last = memory.unanswered.at(-1)
  return last !== undefined && hear(last.text).at(-1)?.is === 'moves-on'
}

function leaveEarly(plan: Plan, phase: string, memory: Memory): Move | null {
  const next = phaseAfter(plan, phase)
  return (
    next && { kind: 'advance', from: phase, to: next.id, text: fresh(memory, earlyTransition(next.title)) }
  )
}

// A plan may name two phases alike; the same words twice are left unsaid.
const fresh = (memory: Memory, words: string): string => (memory.said.has(words) ? '' : words)
