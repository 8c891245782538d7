import { z } from 'zod'
import { type EventDraft, interviewEvent } from '../interview/events.ts'
import { ProblemError } from '../interview/problems.ts'
import { allowedAfterEnd, eventOf } from './drafts.ts'
import type { Appended } from './event-log.ts'
import type { Outcome } from './group-commit.ts'

/** One call of append(), waiting for its transaction. */
export interface Append {
  interview: string
  drafts: readonly EventDraft[]
  /** The payloads as JSON: made once, weighed, and sent. */
  payloads: string[]
  /** A try of it failed in such a way that it may have been committed all the same. */
  uncertain: boolean
}

/** Runs a statement with parameters and gives back the rows. */
export type Run = (statement: { name: string; text: string; values: unknown[] }) => Promise<unknown[]>

/** The characters that JSON escapes within strings; one of them can stand between texts. */
const BETWEEN = '\x1e'

const TEXT = `SELECT outcome, given_seq AS seq, first FROM append_events(
  $1::uuid[], $2::uuid[], $3::float8[], $4::text, $5::text[], $6::text, $7::bool[], $8::int[])`

const answers = z.array(
  z.object({
    outcome: z.enum(['written', 'known', 'ended', 'unknown']),
    seq: z.int().positive().nullable(),
    first: z.record(z.string(), z.unknown()).nullable(),
  }),
)
type Answer = z.infer<typeof answers>[number]

/**
 * Appends many rooms' drafts with one statement: one round trip, one commit. Outcomes are in the order of the appends. The
 * arrays are written here by hand because uuids, numbers and kinds need no quoting within an array.
 */
export async function appendAll(run: Run, appends: readonly Append[]): Promise<Outcome<Appended[]>[]> {
  const ordered = appends.map((append, place) => ({ append, place })).sort(byInterview)
  const drafts = ordered.flatMap(({ append, place }) =>
    append.drafts.map((draft, index) => ({
      draft,
      append,
      place,
      payload: append.payloads[index] ?? 'null',
    })),
  )
  const rows = await run({
    name: 'append_events',
    text: TEXT,
    values: [
      `{${drafts.map(({ append }) => append.interview).join()}}`,
      `{${drafts.map(({ draft }) => draft.id).join()}}`,
      `{${drafts.map(({ draft }) => draft.at).join()}}`,
      drafts.map(({ draft }) => JSON.stringify(draft.by)).join(BETWEEN),
      `{${drafts.map(({ draft }) => draft.kind).join()}}`,
      drafts.map(({ payload }) => payload).join(BETWEEN),
      `{${drafts.map(({ draft }) => (allowedAfterEnd(draft.kind) ? 't' : 'f')).join()}}`,
      `{${drafts.map(({ place }) => place).join()}}`,
    ],
  })
  const answered = answers.parse(rows)
  const outcomes: Outcome<Appended[]>[] = []
  let next = 0
  for (const { append, place } of ordered) {
    outcomes[place] = outcomeOf(append, answered.slice(next, next + append.drafts.length))
    next += append.drafts.length
  }
  return outcomes
}

interface Placed {
  append: Append
  /** Its place in the batch: what came first is written first. */
  place: number
}

function byInterview(one: Placed, other: Placed): number {
  const a = one.append.interview.toLowerCase()
  const b = other.append.interview.toLowerCase()
  return a < b ? -1 : a > b ? 1 : one.place - other.place
}

function outcomeOf(append: Append, mine: Answer[]): Outcome<Appended[]> {
  const appended: Appended[] = []
  for (const [index, draft] of append.drafts.entries()) {
    const answer = mine[index]
    if (!answer)
      return { refused: new Error(`The database answered ${mine.length} of ${append.drafts.length}.`) }
    if (answer.outcome === 'unknown') return { refused: new ProblemError('interview.not-found') }
    if (answer.outcome === 'ended' || answer.seq === null)
      return { refused: new ProblemError('interview.ended') }
    if (answer.outcome === 'written') appended.push({ event: eventOf(draft, answer.seq), fresh: true })
    else appended.push(knownEvent(append, draft, answer))
  }
  return { ok: appended }
}

function knownEvent(append: Append, draft: EventDraft, { first, seq }: Answer): Appended {
  const event = interviewEvent.parse({ ...first, id: draft.id, seq })
  // The time is the server's, given to this draft: if it is the stored one's, then an earlier try of this append wrote it and
  // lost the answer, and nobody has been told of the event yet.
  return { event, fresh: append.uncertain && event.at === draft.at }
}
