import type { FastifyInstance } from 'fastify'
import { type Me, rename } from '../interview/api.ts'
import { read } from '../records/read.ts'
import { type Door, forGuests } from './define.ts'

/** Who the caller is, and what they want to be called. */
export function meRoutes(app: FastifyInstance, door: Door): void {
  forGuests(app, door, 'GET /api/me', ({ me }): Me => me)
  forGuests(app, door, 'PUT /api/me', ({ request, me }) => {
    const { name } = read(rename, request.body)
    return door.guests.rename(me.person, plainText(name) || me.name)
  })
}

/** A text without control characters: they cannot be stored, and do no good where the text is shown. */
export const plainText = (text: string): string => text.replace(/\p{Cc}/gu, ' ').trim()
