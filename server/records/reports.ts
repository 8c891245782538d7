import type { PrismaClient } from '../../generated/prisma/client.ts'
import type { GradeInput } from '../grading/grade.ts'
import type { Report } from '../grading/report.ts'
import { ProblemError } from '../interview/problems.ts'
import type { Grader } from '../workers/grader.ts'
import { isReport } from '../workers/messages.ts'
import { groundsOf } from './coverage.ts'
import { type FileParts, fileNameOf, fileOf } from './files.ts'

/** Reports of interviews that have ended: made once for each version of the rubric, and kept. */
export interface Reports {
  /** The report, made now if it is not there yet. Throws `report.failed` where that cannot be done. */
  of(interview: string): Promise<Report>
}

export interface ReportParts extends FileParts {
  prisma: PrismaClient
  grader: Pick<Grader, 'grade'>
}

export function openReports(parts: ReportParts): Reports {
  /** Reports that are being made: two people who open the page at once wait for the same one. */
  const making = new Map<string, Promise<Report>>()
  return {
    async of(interview) {
      const kept = await keptReport(parts.prisma, interview)
      if (kept) return kept
      const under = making.get(interview)
      if (under) return under
      const made = make(parts, interview).finally(() => making.delete(interview))
      making.set(interview, made)
      return made
    },
  }
}

async function keptReport(prisma: PrismaClient, interview: string): Promise<Report | null> {
  const row = await prisma.interview.findUnique({ where: { id: interview }, select: { rubricHash: true } })
  if (!row) throw new ProblemError('interview.not-found')
  const kept = await prisma.report.findUnique({
    where: { interviewId_rubricHash: { interviewId: interview, rubricHash: row.rubricHash } },
    select: { report: true },
  })
  // A report of an earlier release that this one cannot read is made anew.
  const report: unknown = kept?.report
  return isReport(report) ? report : null
}

async function make(parts: ReportParts, interview: string): Promise<Report> {
  const input = await gradeInputOf(parts, interview)
  const report = await parts.grader.grade(input)
  const { score, recommendation } = report.overall
  const what = { report, score, recommendation, gradedAt: new Date(parts.now()) }
  const key = { interviewId: interview, rubricHash: input.rubricHash }
  await parts.prisma.report.upsert({
    where: { interviewId_rubricHash: key },
    create: { ...key, ...what },
    update: what,
  })
  return report
}

/** An interview with the question and the rubric as they were when it began. */
export async function gradeInputOf(parts: FileParts, interview: string): Promise<GradeInput> {
  const grounds = await groundsOf(parts.prisma, interview)
  if (!grounds) throw new ProblemError('interview.not-found')
  // What an interviewer wrote down earns nothing, so that the report is the same for everybody.
  const file = await fileOf(parts, interview, 'interviewer')
  return { ...grounds, interview: file, name: fileNameOf(file.question.id, '.interview.json') }
}
