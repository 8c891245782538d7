import { planMinutes } from '../../interview/plan.ts'
import type { Interviewer, InterviewerView, Move } from '../interviewer.ts'
import { answer } from './answers.ts'
import { followUp, throwCurveball } from './curveballs.ts'
import { drillFollowUp } from './drills.ts'
import { mindTheTime } from './duties.ts'
import { type Memory, remember } from './memory.ts'
import { opening, unsaid } from './phrases.ts'
import { probe } from './probes.ts'

// A question is answered soon; a thought is given the time to go on.
const ANSWER_AFTER_MS = 2_000
const REACT_AFTER_MS = 5_000
// Drawing is quiet work: silence is left alone this long before a probe or a kind word.
const SILENCE_MS = 60_000
// One probe in this time at most, so that the candidate leads and not the script.
const PROBE_EVERY_MS = 75_000
// A nod at every sentence would be noise.
const ACKNOWLEDGE_EVERY_MS = 40_000
// In short plans the same share of the interview: a 45-minute interview has 36 such stretches.
const PROBES_IN_AN_INTERVIEW = 36
// A turn shorter than this gets a word of acknowledgement at most, never a probe.
const WORDS_OF_A_THOUGHT = 8

/**
 * The built-in interviewer: needs no network and has no memory but the log, so the same log gives the same words. It
 * minds the time, answers questions out of the question's facts, throws one curveball and follows up, probes for what
 * the coverage lacks in this phase, acknowledges, and otherwise keeps quiet. It never says a sentence twice.
 */
export const scripted: Interviewer = {
  next(view) {
    const { state } = view
    if (!state.started || state.clock.is !== 'running') return null
    const memory = remember(view)
    if (memory.said.size === 0) return open(view)
    return mindTheTime(view, memory) ?? respond(view, memory)
  },
}

function open({ state, question }: InterviewerView): Move | null {
  const started = state.started
  const first = started?.plan.phases[0]
  if (!started || !first) return null
  const minutes = Math.round(planMinutes(started.plan))
  return { kind: 'say', text: opening(question.title, Math.max(1, minutes), first.title, question.prompt) }
}

function respond(view: InterviewerView, memory: Memory): Move | null {
  const quietMs = view.now - memory.lastWordAt
  const spoke = memory.unanswered.length > 0
  if (spoke && quietMs >= ANSWER_AFTER_MS) {
    const answered = answer(view, memory)
    if (answered) return answered
  }
  if (quietMs < REACT_AFTER_MS) return null
  const reaction = spoke ? react(view, memory) : throwCurveball(view)
  return reaction ?? (quietMs >= SILENCE_MS ? breakSilence(view, memory) : null)
}

/** To a thought that was told: follow up on a curveball, throw one, probe when one is due, or a short word. */
function react(view: InterviewerView, memory: Memory): Move | null {
  const followed = followUp(view, memory)
  if (followed) return followed
  const thrown = throwCurveball(view)
  if (thrown) return thrown
  const more = drillFollowUp(view, memory)
  if (more) return more
  // What to probe for is known when the last words were judged; until then the interviewer listens.
  if (view.coverage === null) return null
  const words = memory.unanswered.reduce((sum, it) => sum + it.text.split(/\s+/).length, 0)
  const probed = words >= WORDS_OF_A_THOUGHT && mayProbe(view) ? probe(view, memory) : null
  if (probed) return probed
  return mayAcknowledge(view) ? acknowledge(memory) : null
}

function acknowledge(memory: Memory): Move | null {
  const words = unsaid('acknowledge', memory.said)
  return words === null ? null : { kind: 'say', text: words }
}

function mayAcknowledge({ state, now }: InterviewerView): boolean {
  const last = state.transcript.findLast((it) => it.role === 'interviewer')
  return now - (last?.at ?? 0) >= ACKNOWLEDGE_EVERY_MS
}

function breakSilence(view: InterviewerView, memory: Memory): Move | null {
  if (view.coverage === null) return null
  const probed = probe(view, memory)
  if (probed) return probed
  const words = unsaid('nudge', memory.said)
  return words === null ? null : { kind: 'say', text: words }
}

function mayProbe({ state, question, coverage, now }: InterviewerView): boolean {
  if (!state.started) return false
  const probes = new Set([
    ...(coverage ?? []).map((it) => it.probe),
    ...question.curveballs.map((it) => it.followUp),
  ])
  const last = state.transcript.findLast((it) => it.role === 'interviewer' && probes.has(it.text))
  const between = Math.min(
    PROBE_EVERY_MS,
    (planMinutes(state.started.plan) * 60_000) / PROBES_IN_AN_INTERVIEW,
  )
  return now - (last?.at ?? state.started.at) >= between
}
