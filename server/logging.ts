import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type DestinationStream, type Logger, pino } from 'pino'
import { z } from 'zod'
import type { Config } from './config.ts'
import type { Metrics } from './metrics.ts'

/**
 * The log of the process: JSON lines. It holds ids, routes, codes and times; never tokens, cookies, bodies, or what
 * somebody said or wrote. Errors are therefore told by name, code and place: messages may quote values.
 */
export function openLogger(level: Config['logLevel'], to?: DestinationStream): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: errorOf } },
    to,
  )
}

interface ErrorLine {
  type: string
  code?: string
  stack: string
  cause?: ErrorLine
}

/** What may be told of an error. */
export function errorOf(error: unknown, depth = 0): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, stack: '' }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    stack: frames.join('\n'),
    ...(error.cause instanceof Error && depth < 3 ? { cause: errorOf(error.cause, depth + 1) } : {}),
  }
}

const params = z.object({ id: z.uuid() })

/** One line and one measurement for each request, with the interview that it is about. */
export function logRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onRequest', async (request) => {
    const interview = interviewOf(request)
    if (interview !== null) request.log = request.log.child({ interview })
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const { method } = request
    metrics.httpSeconds.observe({ method, route, status: reply.statusCode }, reply.elapsedTime / 1_000)
    const line = { method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }
    // Load balancers ask every few seconds; that is of interest to nobody.
    if (route.startsWith('/health') || route === '/metrics') request.log.debug(line, 'answered')
    else request.log.info(line, 'answered')
  })
}

function interviewOf(request: FastifyRequest): string | null {
  if (!request.routeOptions.url?.startsWith('/api/interviews/:id')) return null
  const found = params.safeParse(request.params)
  return found.success ? found.data.id : null
}
