import { SCRIPTED } from '../../interview/events.ts'
import type { Said } from '../../interview/state.ts'
import type { InterviewerView } from '../interviewer.ts'

/** What the scripted interviewer remembers, read from the log anew each time: it has no memory of its own. */
export interface Memory {
  /** Texts it has said, curveballs among them. */
  said: ReadonlySet<string>
  /** What the candidate said since its own last words, oldest first. */
  unanswered: readonly Said[]
  /** When anything was said last, by anyone; the start where nothing was. */
  lastWordAt: number
  /** Its own utterances in this phase. */
  inThisPhase: readonly Said[]
  phase: string
}

/** Reads the log. */
export function remember({ state }: InterviewerView): Memory {
  const mine = state.transcript.filter((it) => it.person === SCRIPTED)
  const lastMine = Math.max(mine.at(-1)?.seq ?? 0, state.curveballs.at(-1)?.seq ?? 0)
  const phase = state.phases.at(-1)?.id ?? ''
  return {
    said: new Set([...mine.map((it) => it.text), ...state.curveballs.map((it) => it.text)]),
    unanswered: state.transcript.filter((it) => it.role === 'candidate' && it.seq > lastMine),
    lastWordAt: state.transcript.at(-1)?.at ?? state.started?.at ?? 0,
    inThisPhase: mine.filter((it) => it.phase === phase),
    phase,
  }
}
