import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ProblemError } from '../interview/problems.ts'

/**
 * What pages may load. Styles are set inline by the component library and by Excalidraw, which also measures text in
 * WebAssembly and exports in workers made of blobs; scripts come from here only.
 */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(self), payment=(), usb=()',
} as const

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Sets the security headers, and refuses what pages of other sites send. `publicUrl`: where people reach the server. */
export function secure(app: FastifyInstance, publicUrl: string | null): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    const upgrades = request.headers.upgrade !== undefined
    if ((upgrades || !reading.has(request.method)) && !isOwnOrigin(request, publicUrl))
      throw new ProblemError('request.foreign-origin')
  })
}

/**
 * Whether a request comes from our own pages, or from no page at all: browsers send `Origin` with whatever changes
 * something and with socket upgrades. The scheme is left out, since a proxy may end TLS before us.
 */
export function isOwnOrigin(
  request: Pick<FastifyRequest, 'headers' | 'host'>,
  publicUrl: string | null,
): boolean {
  const { origin } = request.headers
  if (origin === undefined) return request.headers['sec-fetch-site'] !== 'cross-site'
  if (!URL.canParse(origin)) return false
  const { host } = new URL(origin)
  return host === request.host || (publicUrl !== null && host === new URL(publicUrl).host)
}
