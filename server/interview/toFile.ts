import { type Board, visibleElements } from './board.ts'
import type { PhaseRecord } from './clock.ts'
import type { Role } from './events.ts'
import {
  type ExcalidrawDocument,
  type InterviewFile,
  type PhaseSpan,
  type Utterance,
  WORKSHEET_ROWS,
} from './export.ts'
import { type Plan, planMinutes } from './plan.ts'
import { elapsedMs, type InterviewState, type Said, viewOf } from './state.ts'

/** Who the file is for, and the server's clock (ms since 1970), which ends the phase that is still on. */
export interface FileFor {
  viewer: Role
  now: number
}

/**
 * An interview as an `interview/1` file; null before the start, when there is nothing to write down. While it runs the
 * file is of the interview so far, which is what live coverage is judged from, and it holds for each role only what
 * that role may see.
 */
export function toFile(state: InterviewState, { viewer, now }: FileFor): InterviewFile | null {
  const { started } = state
  if (!started) return null
  const { notes, verdicts, curveballs, worksheet } = viewOf(state, viewer)
  const { id, title, prompt, hash } = started.question
  return {
    format: 'interview/1',
    question: { id, title, prompt },
    level: started.level,
    durationMinutes: planMinutes(started.plan),
    phases: state.phases.map((phase) => spanOf(phase, started.plan, elapsedMs(state, now))),
    utterances: utterancesOf(state.transcript),
    whiteboard: boardDocument(state.board),
    worksheet: worksheet.rows.slice(0, WORKSHEET_ROWS),
    ...(worksheet.budget === null ? {} : { budget: worksheet.budget }),
    plan: started.plan.id,
    startedAt: new Date(started.at).toISOString(),
    notes: notes.map((note) => ({ at: seconds(note.elapsedMs), phase: note.phase, text: note.text })),
    curveballs: curveballs.map((it) => ({ at: seconds(it.elapsedMs), id: it.curveball, text: it.text })),
    verdicts: verdicts.map(({ criterion, verdict, comment }) => ({ criterion, verdict, comment })),
    questionHash: hash,
  }
}

/** The whiteboard as an Excalidraw document of what can be seen; null for an empty one. */
export function boardDocument(board: Board): ExcalidrawDocument | null {
  const elements = visibleElements(board)
  if (elements.length === 0) return null
  return {
    type: 'excalidraw',
    version: 2,
    source: 'fortyfive',
    elements,
    appState: { viewBackgroundColor: '#ffffff' },
    files: {},
  }
}

const seconds = (ms: number): number => ms / 1_000

function spanOf(phase: PhaseRecord, plan: Plan, nowMs: number): PhaseSpan {
  const planned = plan.phases.find((it) => it.id === phase.id)
  const startsAt = seconds(phase.startedAtMs)
  return {
    id: phase.id,
    startsAt,
    endsAt: Math.max(startsAt, seconds(phase.endedAtMs ?? nowMs)),
    ...(planned ? { title: planned.title, plannedMinutes: planned.minutes } : {}),
  }
}

/** Ids are `u1`, `u2` … in order, so that the same log gives the same file and quotes name the same utterances. */
function utterancesOf(transcript: readonly Said[]): Utterance[] {
  let latest = 0
  return transcript.map((said, index) => {
    // A server's clock may be set back a little; a file's times stand in order.
    latest = Math.max(latest, seconds(said.elapsedMs))
    const speaker = said.role === 'interviewer' ? 'interviewer' : 'candidate'
    return { id: `u${index + 1}`, at: latest, speaker, text: said.text }
  })
}
