import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { z } from 'zod'
import type { PrismaClient } from '../../generated/prisma/client.ts'
import type { Guests } from '../accounts/guests.ts'
import { powersOf, type Seat, seatOf } from '../accounts/seats.ts'
import type { Me } from '../interview/api.ts'
import type { Power } from '../interview/events.ts'
import { ProblemError } from '../interview/problems.ts'
import {
  type Access,
  type AnyoneRoute,
  access,
  type GuestRoute,
  type RouteName,
  type SeatRoute,
} from './access.ts'
import { guestOf, guestOrNew } from './session.ts'

/** What authorising needs. `secure`: whether cookies are for https only. */
export interface Door {
  prisma: PrismaClient
  guests: Guests
  secure: boolean
}

export interface Call {
  request: FastifyRequest
  reply: FastifyReply
}
type Answer = Promise<unknown> | unknown

/** Registers a route that everybody may call. */
export function forAnyone(app: FastifyInstance, name: AnyoneRoute, handle: (call: Call) => Answer): void {
  add(app, name, (request, reply) => handle({ request, reply }))
}

/** Registers a route for guests; a caller without a cookie becomes one. */
export function forGuests(
  app: FastifyInstance,
  door: Door,
  name: GuestRoute,
  handle: (call: Call & { me: Me }) => Answer,
): void {
  add(app, name, async (request, reply) =>
    handle({ request, reply, me: await guestOrNew(request, reply, door) }),
  )
}

/** Registers a route of one interview, for those whom the access table names. */
export function forSeats(
  app: FastifyInstance,
  door: Door,
  name: SeatRoute,
  handle: (call: Call & { seat: Seat }) => Answer,
): void {
  add(app, name, async (request, reply) => handle({ request, reply, seat: await admit(request, door, name) }))
}

const params = z.object({ id: z.string() })

/** The caller's seat, if the table lets them in. Throws the same for no seat as for no interview. */
export async function admit(request: FastifyRequest, door: Door, name: SeatRoute): Promise<Seat> {
  const me = await guestOf(request, door.guests)
  const seat = me && (await seatOf(door.prisma, params.parse(request.params).id, me.person))
  if (!seat) throw new ProblemError('interview.not-found')
  const line: Extract<Access, { who: 'seat' }> = access[name]
  const allowed: readonly Power[] = line[seat.stage]
  if (!powersOf(seat).some((power) => allowed.includes(power))) throw new ProblemError(line.refusal)
  return seat
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Answer

function add(app: FastifyInstance, name: RouteName, handler: Handler): void {
  const [method, url] = splitName(name)
  app.route({ method, url, handler: async (request, reply) => handler(request, reply) })
}

function splitName(name: RouteName): [HTTPMethods, string] {
  const [method, url] = name.split(' ')
  if (!method || !url) throw new Error(`${name} is no route`)
  return [method, url]
}
