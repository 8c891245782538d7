import type { EventDraft, InterviewEvent } from '../interview/events.ts'

/** An event and whether this append wrote it; if not, the id had been appended before, and this is the first one. */
export interface Appended {
  event: InterviewEvent
  fresh: boolean
}

/** A projection kept so that nobody has to fold from the beginning: the state after `seq`. The log does not look into it. */
export interface Snapshot {
  seq: number
  state: unknown
}

/**
 * The events of all interviews; the only way in which they are written and read. Two implementations behave the same:
 * memoryLog for tests, postgresLog for the rest.
 */
export interface EventLog {
  /**
   * Resolves after commit, with one answer for each draft, in order. An id that is already there returns its first event and
   * writes nothing. Drafts of one append are written together or not at all.
   *
   * Rejects with a ProblemError: `interview.ended` (after the end, but for kinds that the rules allow then),
   * `interview.not-found`, `event.wrong-shape` (the database cannot hold it), `log.unavailable` (nothing was acknowledged;
   * the same ids may be sent again), `server.stopping` (after close).
   */
  append(interview: string, drafts: readonly EventDraft[]): Promise<Appended[]>
  /** The events after `since` (0: all), in the order of seq. Rejects when a stored event no longer has its shape. */
  read(interview: string, since: number): Promise<InterviewEvent[]>
  latestSnapshot(interview: string): Promise<Snapshot | null>
  /** Keeps the latest few; an older seq than the latest one's is ignored. */
  saveSnapshot(interview: string, seq: number, state: unknown): Promise<void>
  /** Commits what is waiting, then refuses. May be called twice. */
  close(): Promise<void>
}

/** What the log tells about its work, for metrics. */
export interface LogObserver {
  /** A transaction was committed: how many events it wrote, and how long it took in ms. */
  committed?(events: number, ms: number): void
  /** A transaction failed and will be tried again. */
  retried?(error: unknown): void
}

/** How many snapshots of an interview are kept: the latest, and others in case a release cannot use it. */
export const SNAPSHOTS_KEPT = 3
