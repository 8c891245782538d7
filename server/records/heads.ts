import type { PrismaClient } from '../../generated/prisma/client.ts'
import { type Payload, payloads } from '../interview/events.ts'
import { type Question, question as questionSchema } from '../interview/question.ts'

/** What was settled when an interview was created: what its start will say, and the question for whoever asks. */
export interface Head {
  started: Payload<'interview.started'>
  question: Question
}

/** An interview's head. Null where there is none, and for an imported one: it is over and has no room. */
export async function headOf(prisma: PrismaClient, interview: string): Promise<Head | null> {
  const row = await prisma.interview.findUnique({
    where: { id: interview, imported: false },
    select: { question: true, questionHash: true, level: true, plan: true, interviewerKind: true },
  })
  if (!row) return null
  const question = questionSchema.parse(row.question)
  const { id, title, prompt } = question
  const started = payloads['interview.started'].parse({
    question: { id, title, prompt, hash: row.questionHash },
    level: row.level,
    plan: row.plan,
    interviewer: row.interviewerKind,
  })
  return { started, question }
}

/** Interviews with the scripted interviewer that are on: after a restart somebody has to go on asking. */
export async function runningScripted(prisma: PrismaClient): Promise<string[]> {
  const rows = await prisma.interview.findMany({
    where: { interviewerKind: 'scripted', imported: false, startedAt: { not: null }, endedAt: null },
    select: { id: true },
  })
  return rows.map((row) => row.id)
}
