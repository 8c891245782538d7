import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  acceptedInvitation,
  createdInvitation,
  interviewSummary,
  invitationList,
  problemBody,
} from '../../server/interview/api.ts'
import { type Harness, harness, type Person } from './harness.ts'

describe('invitations', () => {
  let h: Harness
  let ada: Person
  let bo: Person
  let cy: Person
  let interview: string
  beforeAll(async () => {
    h = await harness()
    ada = await h.person('Ada')
    bo = await h.person('Bo')
    cy = await h.person('Cy')
    interview = await h.create(ada)
  })
  afterAll(() => h?.close())
  const invite = async (role: string, headers?: Record<string, string>) =>
    createdInvitation.parse(
      (
        await h.call(
          ada,
          `POST /api/interviews/${interview}/invitations`,
          { role, label: 'For you' },
          headers,
        )
      ).json,
    )
  const accept = (who: Person | null, token: string) => h.call(who, 'POST /api/invitations/accept', { token })
  const code = (answer: { json: unknown }) => problemBody.parse(answer.json).code

  it('carry a token of 256 random bits behind the # of the link, and store its hash only', async () => {
    const made = await invite('interviewer', { host: 'interviews.example:4545' })
    expect(Buffer.from(made.token, 'base64url')).toHaveLength(32)
    expect(made.url).toBe(`http://interviews.example:4545/join#${made.token}`)
    const rows = await h.database.prisma.invitation.findMany()
    expect(JSON.stringify(rows)).not.toContain(made.token)
    const listed = await h.call(ada, `GET /api/interviews/${interview}/invitations`)
    expect(listed.text).not.toContain(made.token)
  })

  it('seat the first person who takes the link, who may take it again, and nobody else', async () => {
    const { token, invitation } = await invite('interviewer')
    const taken = acceptedInvitation.parse((await accept(bo, token)).json)
    expect(taken).toEqual({ interview, role: 'interviewer' })
    expect((await accept(bo, token)).status).toBe(200)
    expect(code(await accept(cy, token))).toBe('invitation.not-found')
    const list = invitationList.parse(
      (await h.call(ada, `GET /api/interviews/${interview}/invitations`)).json,
    )
    expect(list.invitations.find((it) => it.id === invitation.id)).toMatchObject({
      acceptedBy: 'Bo',
      revoked: false,
    })
  })

  it('seat one of two people who open the link at once', async () => {
    const { token } = await invite('observer')
    const [dee, eve] = [await h.person('Dee'), await h.person('Eve')]
    const answers = await Promise.all([accept(dee, token), accept(eve, token)])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 404])
  })

  it('make a guest of somebody without a cookie', async () => {
    const { token } = await invite('observer')
    const answer = await accept(null, token)
    expect(answer.status).toBe(200)
    const cookie = String(answer.headers['set-cookie'])
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    const guest = { id: '', name: '', cookie: cookie.split(';')[0] ?? '' }
    const seen = await h.call(guest, `GET /api/interviews/${interview}`)
    expect(interviewSummary.parse(seen.json)).toMatchObject({ role: 'observer', owner: false })
  })

  it('leave the owner who opens an own link where they sit, and the link to whom it is for', async () => {
    const { token } = await invite('observer')
    expect(acceptedInvitation.parse((await accept(ada, token)).json).role).toBe('candidate')
    expect((await accept(await h.person('Fay'), token)).status).toBe(200)
  })

  it('withdrawn take the seat and close the sockets of who had it', async () => {
    const { token, invitation } = await invite('observer')
    await accept(cy, token)
    const socket = await h.fastify.injectWS(`/api/interviews/${interview}/socket`, {
      headers: { cookie: cy.cookie },
    })
    const closed = new Promise((resolve) => socket.on('close', resolve))
    await new Promise((resolve) => {
      socket.on('message', resolve)
      socket.send(JSON.stringify({ type: 'join', interview, since: 0 }))
    })
    const gone = await h.call(ada, `DELETE /api/interviews/${interview}/invitations/${invitation.id}`)
    expect(gone.status).toBe(204)
    expect(await closed).toBe(4003)
    expect(code(await h.call(cy, `GET /api/interviews/${interview}`))).toBe('interview.not-found')
    expect(code(await accept(cy, token))).toBe('invitation.not-found')
    const again = await h.call(ada, `DELETE /api/interviews/${interview}/invitations/${invitation.id}`)
    expect(again.status).toBe(204)
  })

  it('of another interview cannot be withdrawn', async () => {
    const other = await h.create(bo)
    const { invitation } = await invite('observer')
    const answer = await h.call(bo, `DELETE /api/interviews/${other}/invitations/${invitation.id}`)
    expect(code(answer)).toBe('invitation.not-found')
  })

  it('can seat somebody again whose first seat was withdrawn', async () => {
    const gil = await h.person('Gil')
    const first = await invite('observer')
    await accept(gil, first.token)
    await h.call(ada, `DELETE /api/interviews/${interview}/invitations/${first.invitation.id}`)
    const second = await invite('interviewer')
    expect(acceptedInvitation.parse((await accept(gil, second.token)).json).role).toBe('interviewer')
    const seen = interviewSummary.parse((await h.call(gil, `GET /api/interviews/${interview}`)).json)
    expect(seen.role).toBe('interviewer')
  })
})
