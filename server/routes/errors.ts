import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ProblemBody } from '../interview/api.ts'
import { ProblemError, problems } from '../interview/problems.ts'
import { PlacesError } from '../records/read.ts'

/** Turns whatever a route throws into a body of the closed list; what is not on the list is told to the log alone. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Error>((error, request, reply) =>
    answer(known(error), error, request, reply),
  )
}

/** The problem that an error stands for. */
export function known(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  // Fastify's own errors about requests: no JSON, another media type, a body over the limit.
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new ProblemError('request.wrong-shape')
  return new ProblemError(isDatabaseAway(error) ? 'log.unavailable' : 'server.failed')
}

/** The body of a problem, as every route answers it. */
export function bodyOf(problem: ProblemError): ProblemBody {
  return {
    code: problem.code,
    message: problem.message,
    retry: problems[problem.code].retry,
    ...(problem instanceof PlacesError ? { places: [...problem.places] } : {}),
  }
}

function answer(problem: ProblemError, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (problems[problem.code].status >= 500) request.log.error({ err: error }, 'request failed')
  return reply.code(problems[problem.code].status).send(bodyOf(problem))
}

/** Prisma's codes for a database that cannot be reached, timed out or closed the connection, and the driver's own. */
const awayCodes = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
])

/** Whether an error says that the database is away, and not that a query is wrong. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 4) return false
  if ('code' in error && typeof error.code === 'string' && awayCodes.has(error.code)) return true
  if (
    /can't reach database server|connection terminated|server has closed the connection/i.test(error.message)
  )
    return true
  return isDatabaseAway(error.cause, depth + 1)
}
