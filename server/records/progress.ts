import { z } from 'zod'
import type { PrismaClient } from '../../generated/prisma/client.ts'
import { swappedRoles } from '../accounts/seats.ts'
import type { Bank } from '../bank/load.ts'
import { questionsFor } from '../bank/suggest.ts'
import { dimensionTitles } from '../grading/score.ts'
import type { Progress } from '../interview/api.ts'
import { dimension, dimensions } from '../interview/ids.ts'

/** Latest reports that means are taken over: what somebody could do a year ago says little about today. */
const REPORTS = 20
/** Interviews looked at. */
const LOOKED_AT = 500
/** Dimensions that are called the weakest. */
const WEAKEST = 3
/** A mean at or above this is no weakness; 4 is the most. */
const STRONG = 3.2

const scored = z.object({
  dimensions: z.array(z.object({ id: dimension, score: z.number().nullable() })),
})

/** Where somebody stands, from their reports. Pure reading; nothing is kept. */
export async function progressOf(prisma: PrismaClient, bank: Bank, person: string): Promise<Progress> {
  const seats = await prisma.seat.findMany({
    where: { guestId: person, revokedAt: null, interview: { endedAt: { not: null } } },
    orderBy: { interview: { endedAt: 'desc' } },
    take: LOOKED_AT,
    select: { role: true, interview: { select: { id: true, questionId: true, endedAt: true } } },
  })
  const ids = seats.map(({ interview }) => interview.id)
  const swapped = await swappedRoles(prisma, ids)
  const mine = seats.filter(
    ({ role, interview }) => (swapped.get(interview.id)?.get(person) ?? role) === 'candidate',
  )
  const reports = await prisma.report.findMany({
    where: { interviewId: { in: mine.map(({ interview }) => interview.id) } },
    orderBy: { gradedAt: 'asc' },
    select: { interviewId: true, score: true },
  })
  // Of several versions of the rubric the latest stands.
  const scores = new Map(reports.map((it) => [it.interviewId, it.score]))
  const done = new Map<string, Progress['done'][number]>()
  for (const { interview } of mine) {
    const { id, questionId, endedAt } = interview
    if (!endedAt || done.has(questionId)) continue
    done.set(questionId, {
      question: questionId,
      interview: id,
      score: scores.get(id) ?? null,
      endedAt: endedAt.toISOString(),
    })
  }
  const means = await meansOf(
    prisma,
    mine.slice(0, REPORTS).map(({ interview }) => interview.id),
  )
  return {
    done: [...done.values()],
    dimensions: means,
    weakest: weakestOf(bank, means, new Set(done.keys())),
  }
}

async function meansOf(prisma: PrismaClient, interviews: readonly string[]): Promise<Progress['dimensions']> {
  const rows = await prisma.report.findMany({
    where: { interviewId: { in: [...interviews] } },
    orderBy: { gradedAt: 'asc' },
    select: { interviewId: true, report: true },
  })
  const latest = new Map(rows.map((row) => [row.interviewId, row.report]))
  const read = [...latest.values()].flatMap((report) => {
    const parsed = scored.safeParse(report)
    return parsed.success ? [parsed.data.dimensions] : []
  })
  return dimensions.map((id) => {
    const found = read.flatMap((all) => all.find((it) => it.id === id)?.score ?? [])
    const mean = found.reduce((sum, score) => sum + score, 0) / found.length
    return {
      id,
      title: dimensionTitles[id],
      score: found.length > 0 ? Math.round(mean * 100) / 100 : null,
      reports: found.length,
    }
  })
}

function weakestOf(
  bank: Bank,
  means: Progress['dimensions'],
  done: ReadonlySet<string>,
): Progress['weakest'] {
  return means
    .flatMap(({ id, title, score }) => (score === null || score >= STRONG ? [] : [{ id, title, score }]))
    .sort((a, b) => a.score - b.score)
    .slice(0, WEAKEST)
    .map(({ id, title, score }) => ({
      dimension: id,
      title,
      score,
      questions: questionsFor(bank, id, done),
    }))
}
