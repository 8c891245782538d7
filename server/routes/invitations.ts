import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Invitations } from '../accounts/invitations.ts'
import { acceptInvitation, createInvitation } from '../interview/api.ts'
import { read } from '../records/read.ts'
import { type Door, forGuests, forSeats } from './define.ts'
import { plainText } from './me.ts'

export interface InvitationRouteParts extends Door {
  invitations: Invitations
  /** Where people reach the server; null for the address that the request came to. */
  publicUrl: string | null
  /** Closes the sockets of somebody who lost their seat. */
  dropPerson(interview: string, person: string): void
}

const params = z.object({ id: z.string(), invitation: z.string() })

/** Links for peers: made, listed and withdrawn by the owner, taken by whom they are given to. */
export function invitationRoutes(app: FastifyInstance, parts: InvitationRouteParts): void {
  const { invitations } = parts
  forSeats(app, parts, 'POST /api/interviews/:id/invitations', async ({ request, reply, seat }) => {
    const { role, label } = read(createInvitation, request.body)
    const made = await invitations.create(seat.interview, { role, label: plainText(label) })
    const url = `${parts.publicUrl ?? addressOf(request)}/join#${made.token}`
    return reply.code(201).send({ ...made, url })
  })
  forSeats(app, parts, 'GET /api/interviews/:id/invitations', async ({ seat }) => ({
    invitations: await invitations.list(seat.interview),
  }))
  forSeats(
    app,
    parts,
    'DELETE /api/interviews/:id/invitations/:invitation',
    async ({ request, reply, seat }) => {
      const person = await invitations.revoke(seat.interview, params.parse(request.params).invitation)
      if (person) parts.dropPerson(seat.interview, person)
      return reply.code(204).send()
    },
  )
  forGuests(app, parts, 'POST /api/invitations/accept', ({ request, me }) =>
    invitations.accept(read(acceptInvitation, request.body).token, me.person),
  )
}

const addressOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`
