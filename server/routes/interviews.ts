import type { FastifyInstance } from 'fastify'
import type { Seat } from '../accounts/seats.ts'
import { createInterview, type Guide } from '../interview/api.ts'
import { type InterviewEvent, maySee } from '../interview/events.ts'
import { question } from '../interview/question.ts'
import { rubric } from '../interview/rubric.ts'
import type { EventLog } from '../log/event-log.ts'
import type { Interviews } from '../records/interviews.ts'
import { read } from '../records/read.ts'
import { type Door, forGuests, forSeats } from './define.ts'

export interface InterviewRouteParts extends Door {
  interviews: Interviews
  log: Pick<EventLog, 'read'>
}

/** Creating interviews, and looking at them. */
export function interviewRoutes(app: FastifyInstance, parts: InterviewRouteParts): void {
  const { interviews } = parts
  forGuests(app, parts, 'POST /api/interviews', async ({ request, reply, me }) => {
    const id = await interviews.create(me.person, read(createInterview, request.body))
    return reply.code(201).send({ id })
  })
  forGuests(app, parts, 'GET /api/interviews', async ({ me }) => ({
    interviews: await interviews.list(me.person),
  }))
  forSeats(app, parts, 'GET /api/interviews/:id', ({ seat }) => interviews.summary(seat))
  forSeats(app, parts, 'GET /api/interviews/:id/guide', ({ seat }) => guideOf(parts, seat))
  forSeats(app, parts, 'GET /api/interviews/:id/events', async ({ seat }) => ({
    events: await eventsFor(parts, seat),
  }))
}

/** The whole question and the core criteria, as they were when the interview was created. */
async function guideOf({ prisma }: Door, seat: Seat): Promise<Guide> {
  const row = await prisma.interview.findUniqueOrThrow({
    where: { id: seat.interview },
    select: { question: true, rubric: true },
  })
  return {
    question: question.nullable().parse(row.question),
    core: rubric.parse(row.rubric).criteria,
  }
}

async function eventsFor({ log }: InterviewRouteParts, seat: Seat): Promise<InterviewEvent[]> {
  const events = await log.read(seat.interview, 0)
  // The log of an upload holds no end, only what was decided since.
  const ended = seat.imported || events.some((event) => event.kind === 'interview.ended')
  return events.filter((event) => maySee(event.kind, seat.role, ended))
}
