import type { EventDraft, InterviewEvent } from '../interview/events.ts'
import { ProblemError } from '../interview/problems.ts'
import { allowedAfterEnd, checkDrafts, checkInterview, eventOf } from './drafts.ts'
import type { Appended, EventLog, Snapshot } from './event-log.ts'

interface Kept {
  events: InterviewEvent[]
  byId: Map<string, InterviewEvent>
  snapshot: Snapshot | null
}

export interface MemoryLog extends EventLog {
  /** Makes an interview known, as its row does in the database. */
  open(interview: string): void
}

/** A log in memory, for tests. It keeps copies, so that nobody changes what was written. */
export function memoryLog(): MemoryLog {
  const interviews = new Map<string, Kept>()
  let closed = false

  const find = (interview: string): Kept => {
    checkInterview(interview)
    const kept = interviews.get(interview)
    if (!kept) throw new ProblemError('interview.not-found')
    return kept
  }
  return {
    open: (interview) => {
      if (!interviews.has(interview))
        interviews.set(interview, { events: [], byId: new Map(), snapshot: null })
    },
    append: async (interview, drafts) => {
      if (closed) throw new ProblemError('server.stopping')
      checkDrafts(drafts)
      return structuredClone(write(find(interview), drafts))
    },
    read: async (interview, since) => {
      checkInterview(interview)
      return structuredClone(interviews.get(interview)?.events.slice(since) ?? [])
    },
    latestSnapshot: async (interview) => {
      checkInterview(interview)
      return structuredClone(interviews.get(interview)?.snapshot ?? null)
    },
    saveSnapshot: async (interview, seq, state) => {
      const kept = find(interview)
      if (seq > (kept.snapshot?.seq ?? 0)) kept.snapshot = structuredClone({ seq, state })
    },
    close: async () => {
      closed = true
    },
  }
}

function write(kept: Kept, drafts: readonly EventDraft[]): Appended[] {
  const ended = kept.events.some((event) => event.kind === 'interview.ended')
  const fresh = drafts.filter((draft) => !kept.byId.has(draft.id))
  if (ended && fresh.some((draft) => !allowedAfterEnd(draft.kind))) throw new ProblemError('interview.ended')
  return drafts.map((draft) => {
    const known = kept.byId.get(draft.id)
    if (known) return { event: known, fresh: false }
    const event = structuredClone(eventOf(draft, kept.events.length + 1))
    kept.events.push(event)
    kept.byId.set(event.id, event)
    return { event, fresh: true }
  })
}
