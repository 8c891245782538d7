/** What an endpoint answered, read to its end. */
export interface HttpAnswer {
  status: number
  headers: { get(name: string): string | null }
  text: string
}

/** Sends a body by POST. Rejects with what `fetch` rejects with, or with an `AnswerTooLong`. */
export type Post = (
  url: string,
  request: { headers: Record<string, string>; body: string; signal: AbortSignal },
) => Promise<HttpAnswer>

/** Longest answer that is read, in characters. A verdict has some hundred; this is somebody who never ends. */
const LONGEST = 1_000_000

export class AnswerTooLong extends Error {}

/**
 * `Post` over the network. Plain `fetch` and not the package `openai`: its time limit ends when the headers are there, so that
 * an endpoint that drips its body is waited for without end, and its own retries would stand beside ours.
 */
export const postByFetch: Post = async (url, { headers, body, signal }) => {
  // A redirect would turn the POST into a GET; who sets the address is told instead.
  const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
  return { status: response.status, headers: response.headers, text: await textOf(response) }
}

async function textOf(response: Response): Promise<string> {
  if (!response.body) return ''
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of response.body) {
    text += decoder.decode(piece, { stream: true })
    if (text.length > LONGEST) throw new AnswerTooLong()
  }
  return text + decoder.decode()
}
