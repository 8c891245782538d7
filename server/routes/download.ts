import type { FastifyReply } from 'fastify'

/** Says that an answer is a file of this name, which nobody but the caller keeps. */
export function download(
  reply: FastifyReply,
  name: string,
  type = 'application/json; charset=utf-8',
): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .type(type)
}
