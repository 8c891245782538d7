import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Guests } from '../accounts/guests.ts'
import type { Me } from '../interview/api.ts'

export const COOKIE = 'fortyfive'
/** Browsers keep a cookie for 400 days at most. */
const COOKIE_SECONDS = 400 * 24 * 3_600

/** The guest behind a request; null without a cookie that somebody has. */
export async function guestOf(request: FastifyRequest, guests: Guests): Promise<Me | null> {
  const token = request.cookies[COOKIE]
  return token ? guests.find(token) : null
}

/** The guest behind a request, or a new one, whose cookie goes out with the answer. */
export async function guestOrNew(
  request: FastifyRequest,
  reply: FastifyReply,
  { guests, secure }: { guests: Guests; secure: boolean },
): Promise<Me> {
  const there = await guestOf(request, guests)
  if (there) return there
  const { me, token } = await guests.create()
  reply.setCookie(COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: COOKIE_SECONDS,
  })
  return me
}
