import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../interview/problems.ts'
import { question as questionSchema } from '../interview/question.ts'
import type { EventLog } from '../log/event-log.ts'
import { fileNameOf, fileOf } from '../records/files.ts'
import type { Reports } from '../records/reports.ts'
import { reportMarkdown } from '../report/markdown.ts'
import type { Whiteboards } from '../workers/whiteboards.ts'
import { type Door, forSeats } from './define.ts'
import { download } from './download.ts'

export interface ReportRouteParts extends Door {
  log: Pick<EventLog, 'read' | 'latestSnapshot'>
  reports: Reports
  whiteboards: Whiteboards
  now: () => number
}

/** What there is to read and to take along when an interview has ended. */
export function reportRoutes(app: FastifyInstance, parts: ReportRouteParts): void {
  const { reports } = parts
  forSeats(app, parts, 'GET /api/interviews/:id/report', ({ seat }) => reports.of(seat.interview))

  forSeats(app, parts, 'GET /api/interviews/:id/report.md', async ({ reply, seat }) => {
    const [report, file] = await Promise.all([
      reports.of(seat.interview),
      fileOf(parts, seat.interview, seat.role),
    ])
    return download(reply, fileNameOf(file.question.id, '.report.md'), 'text/markdown; charset=utf-8').send(
      reportMarkdown(report, file),
    )
  })

  forSeats(app, parts, 'GET /api/interviews/:id/interview.json', async ({ reply, seat }) => {
    const file = await fileOf(parts, seat.interview, seat.role)
    return download(reply, fileNameOf(file.question.id, '.interview.json')).send(
      JSON.stringify(file, null, 2),
    )
  })

  forSeats(app, parts, 'GET /api/interviews/:id/whiteboard.excalidraw', async ({ reply, seat }) => {
    const { question, whiteboard } = await fileOf(parts, seat.interview, seat.role)
    const empty = {
      type: 'excalidraw',
      version: 2,
      source: 'fortyfive',
      elements: [],
      appState: {},
      files: {},
    }
    return download(reply, fileNameOf(question.id, '.excalidraw')).send(
      JSON.stringify(whiteboard ?? empty, null, 2),
    )
  })

  forSeats(app, parts, 'GET /api/interviews/:id/reference.excalidraw', async ({ reply, seat }) => {
    const row = await parts.prisma.interview.findUniqueOrThrow({
      where: { id: seat.interview },
      select: { question: true },
    })
    const question = questionSchema.nullable().parse(row.question)
    if (!question) throw new ProblemError('question.not-found')
    const scene = await parts.whiteboards.of(question)
    return download(reply, fileNameOf(question.id, '.reference.excalidraw')).send(scene)
  })
}
