import { type Plan, planMinutes } from '../../interview/plan.ts'
import type { Curveball } from '../../interview/question.ts'
import { elapsedMs } from '../../interview/state.ts'
import type { InterviewerView, Move } from '../interviewer.ts'
import type { Memory } from './memory.ts'

// Late enough that there is a design to break, early enough that there is time to mend it.
const SHARE_OF_PHASE_BEFORE = 0.4
// It is chosen by what is least covered; where that is not known in time, it is thrown all the same.
const SHARE_WITHOUT_COVERAGE = 0.6
// Where each waits for a later minute, the phase must not end without one.
const SHARE_FOR_ANY = 0.8
// An answer of fewer words is still on its way.
const WORDS_OF_AN_ANSWER = 12

/** Plays the one curveball of the interview when its phase is far enough on. */
export function throwCurveball(view: InterviewerView): Move | null {
  const { state, question, now } = view
  const plan = state.started?.plan
  if (!plan || state.curveballs.length > 0 || state.clock.is !== 'running') return null
  const phase = plan.phases.find((it) => it.id === state.phases.at(-1)?.id)
  if (!phase || phase.id !== phaseForCurveball(plan, question.curveballs)) return null
  const share = 1 - (state.clock.endsAt - now) / (phase.minutes * 60_000)
  if (share < (view.coverage ? SHARE_OF_PHASE_BEFORE : SHARE_WITHOUT_COVERAGE) || share >= 1) return null
  const meant = question.curveballs.filter((it) => it.phases.includes(phase.kind))
  // The minutes of a curveball count in the interview that its question is made for.
  const minute = (elapsedMs(state, now) / 60_000) * (question.minutes / planMinutes(plan))
  const due = meant.filter((it) => it.minute === undefined || it.minute <= minute)
  if (due.length === 0 && meant.length > 0 && share < SHARE_FOR_ANY) return null
  const chosen = leastCovered(view, due) ?? leastCovered(view, meant) ?? question.curveballs[0]
  return chosen ? { kind: 'curveball', curveball: chosen.id, text: chosen.text } : null
}

/** The longest phase that a curveball is meant for; the longest of all where the plan has none of these. */
function phaseForCurveball(plan: Plan, curveballs: readonly Curveball[]): string | undefined {
  const meant = plan.phases.filter((phase) => curveballs.some((it) => it.phases.includes(phase.kind)))
  const [longest] = (meant.length > 0 ? meant : plan.phases).toSorted((a, b) => b.minutes - a.minutes)
  return longest?.id
}

/** The one for whose criteria most is missing; the question's own before shared ones, for they stand first. */
function leastCovered({ coverage }: InterviewerView, among: readonly Curveball[]): Curveball | undefined {
  const met = new Set((coverage ?? []).filter((it) => it.verdict === 'met').map((it) => it.criterion))
  const share = ({ missing, criteria }: Curveball) => {
    const ids = missing ?? criteria
    return ids.filter((id) => met.has(id)).length / ids.length
  }
  return among.toSorted((a, b) => share(a) - share(b))[0]
}

/** Follows up, once, on the candidate's answer to the curveball. */
export function followUp({ state, question }: InterviewerView, memory: Memory): Move | null {
  const played = state.curveballs.at(-1)
  const text = question.curveballs.find((it) => it.id === played?.curveball)?.followUp
  if (!played || !text || memory.said.has(text)) return null
  const since = state.transcript.filter((it) => it.role === 'candidate' && it.seq > played.seq)
  const words = since.reduce((sum, it) => sum + it.text.split(/\s+/).length, 0)
  return words >= WORDS_OF_AN_ANSWER ? { kind: 'say', text } : null
}
