import { completionOf, jsonIn, type Said } from './completion.ts'
import { type AnswerSchema, type Dialect, fieldsOf, poorer, richest } from './dialect.ts'
import { type Failed, lasting, passing } from './failures.ts'
import { AnswerTooLong, type Post } from './http.ts'
import { complaintOf, refusedBy } from './refused.ts'

/** Where a model answers. `key` is null for endpoints that want none. */
export interface ModelSettings {
  baseUrl: string
  key: string | null
  name: string
}

export interface ModelParts {
  settings: ModelSettings
  post: Post
  /** Resolves after `ms`; rejects when the signal says so. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** ms since 1970, for dates in `Retry-After`. */
  now: () => number
  /** Aborts after `ms`. */
  limit: (ms: number) => AbortSignal
  /** Longest that one request may take, headers and body, in ms. */
  requestMs?: number
}

/** What is asked. `read` makes of the JSON what is wanted, or says what is wrong with it; then the model is asked again. */
export interface Question<T> {
  system: string
  user: string
  answer: AnswerSchema
  read: (json: unknown) => { ok: T } | { failed: Failed }
}

export type Answer<T> = { ok: T; model: string } | { failed: Failed }

/** A language model behind an OpenAI-compatible endpoint. */
export interface Model {
  readonly name: string
  /** Asks until there is an answer that can be used, a failure that stays, or no try left. Rejects when `signal` aborts. */
  ask<T>(question: Question<T>, signal: AbortSignal): Promise<Answer<T>>
}

/** How often a question is asked at most. */
export const TRIES = 4
const FIRST_WAIT_MS = 1_000
/** An endpoint that wants to be left alone for longer is told of, and not waited for. */
export const LONGEST_WAIT_MS = 60_000
/** Models that think before they answer take a minute and more over an hour of talk. */
const REQUEST_MS = 180_000

/** Opens a model. Sends nothing yet. */
export function openModel(parts: ModelParts): Model {
  const { settings, wait } = parts
  // What the endpoint turned out to take, kept so that only the first question tries it out.
  let dialect = richest
  const once = async <T>(question: Question<T>, signal: AbortSignal): Promise<Answer<T>> => {
    for (let tried = dialect; ; ) {
      const sent = await send(parts, question, tried, signal)
      if ('failed' in sent && sent.complaint !== null) {
        const next = poorer(tried, sent.complaint)
        if (next) {
          tried = next
          continue
        }
      }
      if ('failed' in sent) return { failed: sent.failed }
      dialect = tried
      const read = question.read(jsonIn(sent.ok.content))
      return 'ok' in read ? { ok: read.ok, model: sent.ok.model ?? settings.name } : read
    }
  }
  return {
    name: settings.name,
    async ask(question, signal) {
      for (let tries = 1; ; tries++) {
        const answer = await once(question, signal)
        if ('ok' in answer || !answer.failed.again || tries >= TRIES) return answer
        const pause = Math.max(answer.failed.afterMs ?? 0, FIRST_WAIT_MS * 2 ** (tries - 1))
        if (pause > LONGEST_WAIT_MS) return answer
        await wait(pause, signal)
      }
    },
  }
}

type Sent = { ok: Said } | { failed: Failed; complaint: string | null }

/** One request. `complaint` is what the endpoint said where leaving something out may help. */
async function send<T>(
  parts: ModelParts,
  { system, user, answer }: Question<T>,
  dialect: Dialect,
  signal: AbortSignal,
): Promise<Sent> {
  const { settings, post, limit } = parts
  const time = limit(parts.requestMs ?? REQUEST_MS)
  const body = {
    model: settings.name,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    ...fieldsOf(dialect, answer),
  }
  try {
    const got = await post(`${settings.baseUrl}/chat/completions`, {
      headers: headersFor(settings.key),
      body: JSON.stringify(body),
      signal: AbortSignal.any([signal, time]),
    })
    if (got.status >= 200 && got.status < 300) return withNoComplaint(completionOf(got.text))
    const failed = refusedBy(got, settings.name, parts.now())
    return {
      failed,
      complaint: failed.why === 'request-refused' ? complaintOf(got.text).message : null,
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    return { failed: time.aborted ? outOfTime() : broken(error, settings.baseUrl), complaint: null }
  }
}

const withNoComplaint = (read: { ok: Said } | { failed: Failed }): Sent =>
  'ok' in read ? read : { ...read, complaint: null }

const headersFor = (key: string | null): Record<string, string> => ({
  'content-type': 'application/json',
  accept: 'application/json',
  ...(key === null ? {} : { authorization: `Bearer ${key}` }),
})

const outOfTime = (): Failed => passing('timeout', 'The endpoint took too long to answer.')

/** What became of a request that got no answer. Words of `fetch` may hold the address with a password: they are left out. */
function broken(error: unknown, baseUrl: string): Failed {
  if (error instanceof AnswerTooLong)
    return lasting('not-the-protocol', 'The endpoint sent an answer without end.')
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).host : 'the endpoint'
  return passing('unreachable', `No answer came from ${host}. Check OPENAI_BASE_URL and the network.`)
}
