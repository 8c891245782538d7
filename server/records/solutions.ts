import type { PrismaClient } from '../../generated/prisma/client.ts'
import { swappedRoles } from '../accounts/seats.ts'

/**
 * Whether somebody may see the solution of a question outside an interview: who has ended an interview about it, or has
 * led or watched one, and is not its candidate in one that is still to come or on. Whoever wants to read first can lead
 * an interview with nobody in it: the rule keeps an honest try honest, and keeps nothing from a determined reader.
 */
export async function maySeeSolution(
  prisma: PrismaClient,
  person: string,
  question: string,
): Promise<boolean> {
  const seats = await prisma.seat.findMany({
    where: { guestId: person, revokedAt: null, interview: { questionId: question } },
    select: { role: true, interview: { select: { id: true, endedAt: true, imported: true } } },
  })
  const swapped = await swappedRoles(
    prisma,
    seats.map(({ interview }) => interview.id),
  )
  const stands = seats.map(({ role, interview: { id, endedAt, imported } }) => ({
    candidate: (swapped.get(id)?.get(person) ?? role) === 'candidate',
    over: imported || endedAt !== null,
  }))
  const asked = stands.some(({ candidate, over }) => candidate && !over)
  return !asked && stands.some(({ candidate, over }) => over || !candidate)
}
