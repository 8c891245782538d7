import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'

const body = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(['system', 'user']), content: z.string() })),
  response_format: z.object({ type: z.string() }).loose().optional(),
  temperature: z.number().optional(),
})

/** A request as the endpoint got it. */
export interface Asked extends z.infer<typeof body> {
  headers: IncomingMessage['headers']
  url: string
  system: string
  user: string
  /** The criterion that the user message ends with. */
  criterion: string
}

/** Answers one request, well or badly. `turn` counts requests from 1, `again` those about the same criterion. */
export type Behaviour = (asked: Asked, response: ServerResponse, turn: number, again: number) => void

/** A local server that speaks the protocol of chat completions as a test tells it to. */
export interface ModelEndpoint {
  baseUrl: string
  asked: Asked[]
  /** What it does from now on. */
  behave(behaviour: Behaviour): void
  close(): Promise<void>
}

export async function modelEndpoint(first: Behaviour = judging('missed')): Promise<ModelEndpoint> {
  const asked: Asked[] = []
  let behaviour = first
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (piece) => {
      text += piece
    })
    request.on('end', () => {
      const read = body.parse(JSON.parse(text))
      const [system, user] = ['system', 'user'].map(
        (role) => read.messages.find((it) => it.role === role)?.content ?? '',
      )
      const criterion = /Judge the criterion (\S+)\. [^\n]*$/.exec(user ?? '')?.[1] ?? ''
      const { headers, url = '' } = request
      const one = { ...read, headers, url, system: system ?? '', user: user ?? '', criterion }
      asked.push(one)
      behaviour(one, response, asked.length, asked.filter((it) => it.criterion === criterion).length)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    asked,
    behave: (next) => {
      behaviour = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** Sends JSON with a status and headers. */
export function send(
  response: ServerResponse,
  status: number,
  content: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(content))
}

/** A chat completion with this text. */
export function complete(
  response: ServerResponse,
  content: string | null,
  more: { finish_reason?: string; refusal?: string } = {},
): void {
  const { finish_reason = 'stop', refusal = null } = more
  send(response, 200, {
    model: 'judge-mini-2026-10-01',
    choices: [{ index: 0, finish_reason, message: { role: 'assistant', content, refusal } }],
  })
}

/** An error as OpenAI's endpoint words it. */
export const complain = (
  response: ServerResponse,
  status: number,
  error: { message: string; code?: string },
  headers: Record<string, string> = {},
) => send(response, status, { error: { type: 'error', ...error } }, headers)

export interface Quote {
  where: string
  quote: string
}

/** The text of a well-formed answer about a criterion. */
export const verdictText = (criterion: string, verdict: string, quotes: readonly Quote[] = []): string =>
  JSON.stringify({ criterion, reason: `It was ${verdict}.`, verdict, quotes })

/** An endpoint that gives every criterion this verdict. */
export const judging =
  (verdict: string, quotes: readonly Quote[] = []): Behaviour =>
  ({ criterion }, response) =>
    complete(response, verdictText(criterion, verdict, quotes))
