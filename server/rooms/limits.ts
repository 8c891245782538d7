import { FRAMES_PER_SECOND } from '../interview/protocol.ts'

/** A socket that has this much waiting does not read; it is dropped and rejoins. Room for a few large welcomes. */
export const SLOW_SOCKET_BYTES = 4 * 1_048_576
/** From here on live frames are left out for a socket: the next pointer is worth more than the last ten. */
export const BUSY_SOCKET_BYTES = 256 * 1024
/** Events kept in memory for browsers that rejoin; who missed more than these gets the whole state. */
export const RECENT_EVENTS = 500
/** A snapshot after so many events, when the last one is a while ago: some minutes of an interview, as people talk and draw. */
export const SNAPSHOT_EVERY = 200
export const SNAPSHOT_EVERY_MS = 20_000
/** A snapshot after so many events in any case: what a cold start has to fold, at most. */
export const SNAPSHOT_AT_MOST = 1_000
/** An empty room is let go after this. Longer than a reload, or a browser's back-off. */
export const IDLE_MS = 60_000
/** Coverage is judged at most this often for a room; a judgement takes some 50 ms of a worker. */
export const COVERAGE_EVERY_MS = 3_000
/** After a judgement a room waits this many times as long as it took, so that many rooms at once do not keep the graders busy. */
export const COVERAGE_SHARE = 10
/** The script lets a candidate finish: it speaks at the earliest so long after the last utterance. */
export const PAUSE_BEFORE_REPLY_MS = 1_500
/** A scripted interview that nobody is connected to is ended when it is this much over its plan. */
export const ABANDONED_AFTER_MS = 30 * 60_000
/** Drafts that may wait for the database in a room. Beyond that, appends are refused as retryable. */
export const WAITING_DRAFTS = 2_000

/** Takes a frame; false when there were too many. `FRAMES_PER_SECOND` a second, and as many at once. */
export function frameBudget(now: () => number): () => boolean {
  let tokens = FRAMES_PER_SECOND
  let last = now()
  return () => {
    const at = now()
    tokens = Math.min(FRAMES_PER_SECOND, tokens + (Math.max(0, at - last) * FRAMES_PER_SECOND) / 1_000)
    last = at
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
