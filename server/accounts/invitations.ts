import type { PrismaClient } from '../../generated/prisma/client.ts'
import type { Invitation } from '../interview/api.ts'
import type { Role } from '../interview/events.ts'
import { ProblemError } from '../interview/problems.ts'
import { isUuid } from './seats.ts'
import { hashToken, type Ids } from './tokens.ts'

/** Links that give one person one role in one interview. */
export interface Invitations {
  create(
    interview: string,
    wanted: { role: Role; label: string },
  ): Promise<{ invitation: Invitation; token: string }>
  list(interview: string): Promise<Invitation[]>
  /**
   * Withdraws a link and the seat it gave. Resolves to the person who had taken it, null for nobody; throws
   * `invitation.not-found` for a link of another interview. May be repeated.
   */
  revoke(interview: string, invitation: string): Promise<string | null>
  /** Takes the link's seat. Throws `invitation.not-found` for a link that is unknown, withdrawn or somebody else's. */
  accept(token: string, person: string): Promise<{ interview: string; role: Role }>
}

export interface InvitationParts {
  prisma: PrismaClient
  ids: Ids
  /** ms since 1970 */
  now: () => number
}

export function openInvitations({ prisma, ids, now }: InvitationParts): Invitations {
  return {
    async create(interview, { role, label }) {
      const token = ids.token()
      const row = await prisma.invitation.create({
        data: {
          id: ids.uuid(),
          interviewId: interview,
          role,
          label,
          tokenHash: hashToken(token),
          createdAt: new Date(now()),
        },
      })
      return { invitation: listed({ ...row, guest: null }), token }
    },

    async list(interview) {
      const rows = await prisma.invitation.findMany({
        where: { interviewId: interview },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        include: { guest: { select: { name: true } } },
      })
      return rows.map(listed)
    },

    async revoke(interview, invitation) {
      if (!isUuid(invitation)) throw new ProblemError('invitation.not-found')
      const revokedAt = new Date(now())
      return prisma.$transaction(async (tx) => {
        const where = { id: invitation, interviewId: interview }
        // The first revocation's time stands; the row is locked before the seat is looked for.
        const { count } = await tx.invitation.updateMany({
          where: { ...where, revokedAt: null },
          data: { revokedAt },
        })
        const row = await tx.invitation.findFirst({ where })
        if (!row) throw new ProblemError('invitation.not-found')
        if (count > 0)
          await tx.seat.updateMany({
            where: { invitationId: invitation, revokedAt: null },
            data: { revokedAt },
          })
        return row.acceptedBy
      })
    },

    async accept(token, person) {
      const tokenHash = hashToken(token)
      return prisma.$transaction(async (tx) => {
        const row = await tx.invitation.findUnique({ where: { tokenHash } })
        if (!row || row.revokedAt) throw new ProblemError('invitation.not-found')
        const seat = await tx.seat.findUnique({
          where: { interviewId_guestId: { interviewId: row.interviewId, guestId: person } },
        })
        // Somebody who sits there already keeps the seat, and the link stays for whom it was meant.
        if (seat && !seat.revokedAt && row.acceptedBy !== person)
          return { interview: row.interviewId, role: seat.role }
        // One statement decides between two people who open the link at once.
        const { count } = await tx.invitation.updateMany({
          where: { tokenHash, revokedAt: null, OR: [{ acceptedBy: null }, { acceptedBy: person }] },
          data: { acceptedBy: person },
        })
        if (count === 0) throw new ProblemError('invitation.not-found')
        const given = { role: row.role, invitationId: row.id, revokedAt: null }
        await tx.seat.upsert({
          where: { interviewId_guestId: { interviewId: row.interviewId, guestId: person } },
          create: { id: ids.uuid(), interviewId: row.interviewId, guestId: person, ...given },
          update: given,
        })
        return { interview: row.interviewId, role: row.role }
      })
    },
  }
}

interface Row {
  id: string
  role: Role
  label: string
  createdAt: Date
  revokedAt: Date | null
  guest: { name: string } | null
}

const listed = (row: Row): Invitation => ({
  id: row.id,
  role: row.role,
  label: row.label,
  createdAt: row.createdAt.toISOString(),
  acceptedBy: row.guest?.name ?? null,
  revoked: row.revokedAt !== null,
})
