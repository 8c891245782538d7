import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../interview/problems.ts'
import { FILE_BYTES, importInterview } from '../records/imports.ts'
import type { RecordParts } from '../records/interviews.ts'
import { type Door, forGuests } from './define.ts'

/** What is read of a file that is too large before the connection is cut: a browser hears no answer while it still sends. */
const PATIENCE_BYTES = 10 * FILE_BYTES

/** Uploading a finished interview. */
export async function importRoutes(app: FastifyInstance, parts: Door & RecordParts): Promise<void> {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', async (_request: unknown, payload: IncomingMessage) =>
    jsonOf(await bytesOf(payload)),
  )
  forGuests(app, parts, 'POST /api/interviews/import', async ({ request, reply, me }) => {
    const id = await importInterview(parts, me.person, request.body)
    return reply.code(201).send({ id })
  })
}

async function bytesOf(payload: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of payload) {
    size += chunk.length
    if (size <= FILE_BYTES) chunks.push(chunk)
    else chunks.length = 0
    if (size > PATIENCE_BYTES) break
  }
  if (size > FILE_BYTES) throw new ProblemError('file.too-large')
  return Buffer.concat(chunks)
}

function jsonOf(bytes: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return JSON.parse(text)
  } catch {
    throw new ProblemError('file.not-json')
  }
}
