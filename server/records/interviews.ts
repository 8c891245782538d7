import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts'
import type { Seat } from '../accounts/seats.ts'
import { swappedRoles } from '../accounts/seats.ts'
import type { Ids } from '../accounts/tokens.ts'
import type { Bank } from '../bank/load.ts'
import type { CreateInterview, InterviewSummary } from '../interview/api.ts'
import type { Role } from '../interview/events.ts'
import { level } from '../interview/ids.ts'
import { drillPlan, fitPlan, type Plan, plan, planMinutes } from '../interview/plan.ts'
import { ProblemError } from '../interview/problems.ts'
import type { Question } from '../interview/question.ts'
import { read } from './read.ts'

/** Most interviews that a list holds. */
const LISTED = 200

/** The rows of interviews: making them and telling how they stand. */
export interface Interviews {
  /** Throws `question.not-found` and `plan.not-found`. Resolves to the new interview's id. */
  create(owner: string, wanted: CreateInterview): Promise<string>
  /** Those in which somebody has a seat, the newest first. */
  list(person: string): Promise<InterviewSummary[]>
  summary(seat: Seat): Promise<InterviewSummary>
}

export interface RecordParts {
  prisma: PrismaClient
  bank: Bank
  ids: Ids
  /** ms since 1970 */
  now: () => number
}

export function openInterviews(parts: RecordParts): Interviews {
  const { prisma } = parts
  return {
    create: (owner, wanted) => create(parts, owner, wanted),
    async list(person) {
      const seats = await prisma.seat.findMany({
        where: { guestId: person, revokedAt: null },
        orderBy: [{ interview: { createdAt: 'desc' } }, { interviewId: 'asc' }],
        take: LISTED,
        select: { role: true, interview: { select: fields } },
      })
      const ids = seats.map((seat) => seat.interview.id)
      const on = seats.flatMap(({ interview }) =>
        interview.startedAt && !interview.endedAt ? [interview.id] : [],
      )
      const [swapped, paused] = await Promise.all([swappedRoles(prisma, ids), pausedAmong(prisma, on)])
      return seats.map(({ role, interview }) =>
        summaryOf(interview, {
          role: swapped.get(interview.id)?.get(person) ?? role,
          owner: interview.ownerId === person,
          paused: paused.has(interview.id),
        }),
      )
    },
    async summary({ interview, role, owner }) {
      const [row, paused] = await Promise.all([
        prisma.interview.findUniqueOrThrow({ where: { id: interview }, select: fields }),
        pausedAmong(prisma, [interview]),
      ])
      return summaryOf(row, { role, owner, paused: paused.has(interview) })
    },
  }
}

async function create(parts: RecordParts, owner: string, wanted: CreateInterview): Promise<string> {
  const { prisma, bank, ids, now } = parts
  const found = bank.get(wanted.question)
  if (!found) throw new ProblemError('question.not-found')
  const { rubric, hash } = bank.rubricFor(found.question)
  const id = ids.uuid()
  await prisma.interview.create({
    data: {
      id,
      ownerId: owner,
      title: found.question.title,
      prompt: found.question.prompt,
      level: wanted.level,
      plan: planFor(wanted.plan, found.question, bank.shared.plans),
      interviewerKind: wanted.interviewer,
      questionId: found.question.id,
      questionHash: found.hash,
      question: found.question,
      rubricHash: hash,
      rubric,
      createdAt: new Date(now()),
      seats: { create: { id: ids.uuid(), guestId: owner, role: wanted.role } },
    },
  })
  return id
}

/** The plan asked for: a shipped one, one fitted to other minutes, or one of the owner's own. A drill has one phase. */
export function planFor(wanted: CreateInterview['plan'], one: Question, plans: readonly Plan[]): Plan {
  if ('phases' in wanted) {
    const own = { id: 'custom', title: 'Phases of your own', phases: wanted.phases }
    return read(plan, { ...own, title: `${planMinutes(own)} minutes, phases of your own` })
  }
  const shipped = one.format === 'drill/1' ? drillPlan(one) : plans.find((it) => it.id === wanted.id)
  if (!shipped) throw new ProblemError('plan.not-found')
  const { minutes } = wanted
  return minutes === undefined || minutes === planMinutes(shipped) ? shipped : fitPlan(shipped, minutes)
}

const fields = {
  id: true,
  ownerId: true,
  title: true,
  prompt: true,
  level: true,
  plan: true,
  interviewerKind: true,
  questionId: true,
  imported: true,
  createdAt: true,
  startedAt: true,
  endedAt: true,
  reports: { select: { score: true, recommendation: true }, orderBy: { gradedAt: 'desc' }, take: 1 },
} as const satisfies Prisma.InterviewSelect
type Row = Prisma.InterviewGetPayload<{ select: typeof fields }>

/** Which of these interviews stand still: the last thing that happened to their clock is a pause. */
async function pausedAmong(
  prisma: PrismaClient,
  interviews: readonly string[],
): Promise<ReadonlySet<string>> {
  const last = await prisma.event.findMany({
    where: {
      interviewId: { in: [...interviews] },
      kind: { in: ['clock.paused', 'clock.resumed'] },
    },
    orderBy: { seq: 'desc' },
    select: { interviewId: true, kind: true },
  })
  const latest = new Map<string, string>()
  for (const { interviewId, kind } of last) if (!latest.has(interviewId)) latest.set(interviewId, kind)
  return new Set([...latest].filter(([, kind]) => kind === 'clock.paused').map(([id]) => id))
}

function summaryOf(row: Row, mine: { role: Role; owner: boolean; paused: boolean }): InterviewSummary {
  const [report] = row.reports
  return {
    id: row.id,
    question: { id: row.questionId, title: row.title, prompt: row.prompt },
    level: level.parse(row.level),
    plan: plan.parse(row.plan),
    interviewer: row.interviewerKind,
    role: mine.role,
    owner: mine.owner,
    status: statusOf(row, mine.paused),
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    imported: row.imported,
    score: report?.score ?? null,
    recommendation: report?.recommendation ?? null,
  }
}

function statusOf(row: Row, paused: boolean): InterviewSummary['status'] {
  if (row.imported || row.endedAt) return 'ended'
  if (!row.startedAt) return 'waiting'
  return paused ? 'paused' : 'running'
}
