import { acceptedInvitation, created, createdInvitation, me, questionList } from '../../interview/api.ts'
import type { Role } from '../../interview/events.ts'

/** A guest as a browser is one: by the cookie. */
export interface Guest {
  person: string
  cookie: string
}

/** An interview with peers, all of them seated. The first is its owner, and candidate. */
export interface SeatedInterview {
  id: string
  guests: Guest[]
}

/** Makes guests, an interview and the invitations that seat them, the way browsers do. `base` is the server's address. */
export async function seatPeople(
  base: string,
  others: readonly Role[],
  minutes = 60,
): Promise<SeatedInterview> {
  const guests = await Promise.all([base, ...others].map(() => newGuest(base)))
  const [owner, ...invitees] = guests
  if (!owner) throw new Error('An interview needs people.')
  const { questions } = questionList.parse(await call(base, owner, 'GET', '/api/questions'))
  const { id } = created.parse(
    await call(base, owner, 'POST', '/api/interviews', {
      question: questions[0]?.id,
      level: 'L6',
      plan: { id: '45', minutes },
      interviewer: 'peer',
      role: 'candidate',
    }),
  )
  for (const [index, guest] of invitees.entries()) {
    const role = others[index] ?? 'observer'
    const invited = await call(base, owner, 'POST', `/api/interviews/${id}/invitations`, { role, label: '' })
    const { token } = createdInvitation.parse(invited)
    acceptedInvitation.parse(await call(base, guest, 'POST', '/api/invitations/accept', { token }))
  }
  return { id, guests }
}

/** Calls the REST API as a guest; rejects for every answer that is not a success. */
export async function call(
  base: string,
  guest: Guest,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const headers = {
    cookie: guest.cookie,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  const response = await fetch(base + path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

async function newGuest(base: string): Promise<Guest> {
  const response = await fetch(`${base}/api/me`)
  if (!response.ok) throw new Error(`GET /api/me: ${response.status} ${await response.text()}`)
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return { person: me.parse(await response.json()).person, cookie }
}
