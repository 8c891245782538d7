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
 * Appends many rooms' drafts with one statement: one round trip, one commit. The statement's text and arrays are written here
 * by hand because uuids, numbers and kinds need no quoting within an array.
 */
export async function appendAll(run: Run, appends: readonly Append[]): Promise<Outcome<Appended[]>[]> {
  const interviews: string[] = []
  const ids: string[] = []
  const times: number[] = []
  const authors: string[] = []
  const kinds: string[] = []
  const payloads: string[] = []
  const late: string[] = []
  const numbers: number[] = []
  appends.forEach((append, number) => {
    append.drafts.forEach((draft, index) => {
      interviews.push(append.interview)
      ids.push(draft.id)
      times.push(draft.at)
      authors.push(JSON.stringify(draft.by))
      kinds.push(draft.kind)
      payloads.push(append.payloads[index] ?? 'null')
      late.push(allowedAfterEnd(draft.kind) ? 't' : 'f')
      numbers.push(number)
    })
  })
  const rows = await run({
    name: 'append_events',
    text: TEXT,
    values: [
      `{${interviews.join()}}`,
      `{${ids.join()}}`,
      `{${times.join()}}`,
      authors.join(BETWEEN),
      `{${kinds.join()}}`,
      payloads.join(BETWEEN),
      `{${late.join()}}`,
      `{${numbers.join()}}`,
    ],
  })
  const parsed = answers.parse(rows)
  let next = 0
  return appends.map((append) => {
    const mine = parsed.slice(next, next + append.drafts.length)
    next += append.drafts.length
    return outcomeOf(append, mine, appends)
  })
}

function outcomeOf(append: Append, mine: Answer[], batch: readonly Append[]): Outcome<Appended[]> {
  const appended: Appended[] = []
  for (const [index, draft] of append.drafts.entries()) {
    const answer = mine[index]
    if (!answer)
      return { refused: new Error(`The database answered ${mine.length} of ${append.drafts.length}.`) }
    if (answer.outcome === 'unknown') return { refused: new ProblemError('interview.not-found') }
    if (answer.outcome === 'ended' || answer.seq === null)
      return { refused: new ProblemError('interview.ended') }
    if (answer.outcome === 'written') appended.push({ event: eventOf(draft, answer.seq), fresh: true })
    else appended.push(knownEvent(append, draft, answer, answer.seq, batch))
  }
  return { ok: appended }
}

function knownEvent(
  append: Append,
  draft: EventDraft,
  answer: Answer,
  seq: number,
  batch: readonly Append[],
): Appended {
  if (answer.first === null) return { event: eventOf(firstIn(batch, append, draft), seq), fresh: false }
  const event = interviewEvent.parse({ ...answer.first, id: draft.id, seq })
  // The time is the server's, given to this draft: if it is the stored one's, then an earlier try of this append wrote it and
  // lost the answer, and nobody has been told of the event yet.
  return { event, fresh: append.uncertain && event.at === draft.at }
}

/** The draft that this batch wrote under the same id. */
function firstIn(batch: readonly Append[], append: Append, draft: EventDraft): EventDraft {
  for (const other of batch) {
    if (other.interview !== append.interview) continue
    const first = other.drafts.find(({ id }) => id === draft.id)
    if (first) return first
  }
  return draft
}
