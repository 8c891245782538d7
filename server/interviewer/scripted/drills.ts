import { planMinutes } from '../../interview/plan.ts'
import { elapsedMs } from '../../interview/state.ts'
import type { InterviewerView, Move } from '../interviewer.ts'
import type { Memory } from './memory.ts'

// The points come first; what is left of the time is for one question more.
const SHARE_BEFORE_FOLLOW_UP = 0.6

/** The one question that a drill asks on top: when its points are made, or when the time gets short. */
export function drillFollowUp(
  { state, question, coverage, now }: InterviewerView,
  memory: Memory,
): Move | null {
  if (question.format !== 'drill/1' || !state.started || memory.said.has(question.followUp.text)) return null
  const points = (coverage ?? []).filter((it) => it.source === 'question')
  const made = points.length > 0 && points.every((it) => it.verdict === 'met')
  const share = elapsedMs(state, now) / (planMinutes(state.started.plan) * 60_000)
  if (!made && share < SHARE_BEFORE_FOLLOW_UP) return null
  return { kind: 'say', text: question.followUp.text }
}
