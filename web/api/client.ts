import type { z } from 'zod'
import { problemBody } from '../../server/interview/api.ts'

/**
 * A request that did not succeed. `code` is one of `server/interview/problems.ts`, or `network.failed` (no answer came) or
 * `answer.unreadable` (what came is not what this page knows). `message` is for people.
 */
export class RequestError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly retry: boolean,
    readonly places: readonly string[] = [],
  ) {
    super(message)
    this.name = 'RequestError'
  }
}

const unreachable = () =>
  new RequestError(
    'network.failed',
    'The server does not answer. Check your connection and that fortyfive is running, then try again.',
    true,
  )
const unreadable = () =>
  new RequestError(
    'answer.unreadable',
    'The server answered with something this page does not understand. Reload the page; it may be older than the server.',
    true,
  )

/** What to send: `body` goes as JSON; a string goes as it is (a file that is JSON already). */
export interface Send {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  signal?: AbortSignal
}

/** Asks the server and parses its answer. Throws a `RequestError` in every other case. */
export async function request<T>(schema: z.ZodType<T>, path: string, send: Send = {}): Promise<T> {
  const parsed = schema.safeParse(await json(await answerTo(path, send)))
  if (!parsed.success) throw unreadable()
  return parsed.data
}

/** Asks the server for something that has no answer but its success. */
export async function command(path: string, send: Send): Promise<void> {
  await answerTo(path, send)
}

async function answerTo(path: string, { method = 'GET', body, signal }: Send): Promise<Response> {
  const response = await fetch(path, {
    method,
    signal: signal ?? null,
    credentials: 'same-origin',
    ...(body === undefined
      ? {}
      : {
          headers: { 'content-type': 'application/json' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw unreachable()
  })
  if (response.ok) return response
  const problem = problemBody.safeParse(await response.json().catch(() => null))
  // A proxy in between answers in its own words; its page is no use to anybody.
  if (!problem.success) throw response.status >= 502 ? unreachable() : unreadable()
  const { code, message, retry, places } = problem.data
  throw new RequestError(code, message, retry, places)
}

const json = (response: Response): Promise<unknown> =>
  response.json().catch(() => {
    throw unreadable()
  })
