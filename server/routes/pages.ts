import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ProblemError } from '../interview/problems.ts'
import { bodyOf } from './errors.ts'

const YEAR_SECONDS = 365 * 24 * 3_600

const notBuilt = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>fortyfive</title></head>
<body><h1>The pages are not built yet</h1>
<p>The server runs, but there is nothing to show. Stop it and start it with <code>npm start</code>, which builds the pages.</p>
</body></html>
`

/** Serves the built pages from `folder`. An address that is no file is a page of the browser's router: index.html. */
export async function pages(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      // Names of files below /assets hold a hash of their content; all others are asked for again each time.
      cacheControl: false,
      setHeaders: (response, path) => {
        const hashed = path.startsWith(join(folder, 'assets'))
        response.setHeader(
          'cache-control',
          hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
        )
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (!isPage(request)) return reply.code(404).send(bodyOf(new ProblemError('request.not-found')))
    return built ? reply.sendFile('index.html') : sayNotBuilt(reply)
  })
}

function sayNotBuilt(reply: FastifyReply): FastifyReply {
  return reply.code(503).type('text/html; charset=utf-8').send(notBuilt)
}

/** Whether somebody looks for a page, and not for data or for a file that is gone. */
function isPage({ method, url }: FastifyRequest): boolean {
  const path = url.split('?')[0] ?? url
  const elsewhere = /^\/(?:api|health|metrics|assets)(?:\/|$)/.test(path)
  return (method === 'GET' || method === 'HEAD') && !elsewhere && !/\.[a-z0-9]+$/i.test(path)
}
