import type { PrismaClient } from '../../generated/prisma/client.ts'
import { type Power, payloads, type Role, type Stage } from '../interview/events.ts'

/** Somebody's place in one interview, with everything that decides what they may do there. */
export interface Seat {
  interview: string
  person: string
  name: string
  role: Role
  owner: boolean
  /** The candidate of an interview with the scripted interviewer, who minds the clock too. */
  alone: boolean
  stage: Stage
  /** Uploaded as a file: it is over, and its log holds nothing but verdicts given since. */
  imported: boolean
}

/** The powers that the tables of events and routes speak of. */
export function powersOf(seat: Pick<Seat, 'role' | 'owner' | 'alone'>): Power[] {
  const owner: Power[] = seat.owner ? ['owner'] : []
  const alone: Power[] = seat.alone ? ['alone'] : []
  return [seat.role, ...owner, ...alone]
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** Whether a text may be an id at all; PostgreSQL refuses to compare others. */
export const isUuid = (text: string): boolean => uuid.test(text)

const interviewFields = {
  id: true,
  ownerId: true,
  interviewerKind: true,
  imported: true,
  startedAt: true,
  endedAt: true,
} as const

/** Somebody's seat in an interview. Null without one, with one that was revoked, and for an interview that is not there. */
export async function seatOf(prisma: PrismaClient, interview: string, person: string): Promise<Seat | null> {
  if (!isUuid(interview) || !isUuid(person)) return null
  const seat = await prisma.seat.findFirst({
    where: { interviewId: interview, guestId: person, revokedAt: null },
    select: { role: true, guest: { select: { name: true } }, interview: { select: interviewFields } },
  })
  if (!seat) return null
  const swapped = await swappedRoles(prisma, [interview])
  const role = swapped.get(interview)?.get(person) ?? seat.role
  const { startedAt, endedAt, imported } = seat.interview
  return {
    interview: seat.interview.id,
    person,
    name: seat.guest.name,
    role,
    owner: seat.interview.ownerId === person,
    alone: seat.interview.interviewerKind === 'scripted' && role === 'candidate',
    stage: imported || endedAt ? 'after' : startedAt ? 'running' : 'before',
    imported,
  }
}

/** Roles that swaps gave, by interview and person: they stand above the seat's own. */
export async function swappedRoles(
  prisma: PrismaClient,
  interviews: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Role>>> {
  const events = await prisma.event.findMany({
    where: { interviewId: { in: [...interviews] }, kind: 'role.swapped' },
    orderBy: { seq: 'asc' },
    select: { interviewId: true, payload: true },
  })
  const roles = new Map<string, Map<string, Role>>()
  for (const event of events) {
    const { candidate, interviewer } = payloads['role.swapped'].parse(event.payload)
    const of = roles.get(event.interviewId) ?? new Map<string, Role>()
    roles.set(event.interviewId, of.set(candidate, 'candidate').set(interviewer, 'interviewer'))
  }
  return roles
}
