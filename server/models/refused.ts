import { z } from 'zod'
import { type Failed, lasting, passing } from './failures.ts'
import type { HttpAnswer } from './http.ts'

const errorBody = z.object({
  error: z.union([
    z.string(),
    z.object({ message: z.string().nullish(), code: z.union([z.string(), z.number()]).nullish() }),
  ]),
})

/** Longest that an endpoint's own words are repeated, in characters. */
const WORDS = 200

/** What an endpoint complains of: its code and its words, as far as it has any. */
export function complaintOf(text: string): { code: string; message: string } {
  const parsed = errorBody.safeParse(jsonOf(text))
  if (!parsed.success) return { code: '', message: '' }
  const { error } = parsed.data
  if (typeof error === 'string') return { code: '', message: printable(error) }
  return { code: String(error.code ?? ''), message: printable(error.message ?? '') }
}

const printable = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()

const tooLong =
  /context.?length|maximum context|context.?window|context size|too many tokens|prompt is too long/i

/** Why an answer with a status other than 2xx is none. `now` is ms since 1970. */
export function refusedBy(answer: HttpAnswer, model: string, now: number): Failed {
  const { status } = answer
  const { code, message } = complaintOf(answer.text)
  if (status === 401 || status === 403)
    return lasting('key', `The endpoint does not accept the key (${status}). Check OPENAI_API_KEY.`)
  if (status === 404 || status === 405 || (status >= 300 && status < 400))
    return lasting(
      'model',
      `The endpoint has no model "${model}" at this address (${status}). Check OPENAI_MODEL and OPENAI_BASE_URL.`,
    )
  if (code === 'context_length_exceeded' || (status < 500 && status !== 429 && tooLong.test(message)))
    return lasting(
      'context-length',
      'The interview is longer than what the model can read at once, and half of one is not judged. Choose a model with a longer context.',
    )
  if (status === 429) return tooMany(answer, code, now)
  if (code === 'content_filter')
    return passing('refusal', 'The endpoint’s filter for content held the request back.')
  if (status >= 500 || status === 408 || status === 409 || status === 425)
    return passing('server-error', `The endpoint failed (${status}).`)
  const words = message ? `: ${message.slice(0, WORDS)}` : ''
  return {
    ...passing('request-refused', `The endpoint refused the request (${status})${words}`),
    again: false,
  }
}

function tooMany({ headers }: HttpAnswer, code: string, now: number): Failed {
  if (code === 'insufficient_quota')
    return lasting('no-quota', 'The account of the key has no quota left at the endpoint (429).')
  const afterMs = retryAfterMs(headers, now)
  const failed = passing('too-many-requests', 'The endpoint wanted fewer requests than were sent (429).')
  return afterMs === null ? failed : { ...failed, afterMs }
}

/** What `Retry-After` asks for, as seconds or as a date, in ms; null where it says nothing. */
export function retryAfterMs(headers: HttpAnswer['headers'], now: number): number | null {
  const value = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+(?:\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1_000)
  const date = Date.parse(value)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}

/** A text as JSON; undefined for what is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
