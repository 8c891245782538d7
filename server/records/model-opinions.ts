import type { PrismaClient } from '../../generated/prisma/client.ts'
import { ProblemError } from '../interview/problems.ts'
import type { Model } from '../models/model.ts'
import type { ModelStanding } from '../opinions/api.ts'
import { modelOpinion, OPINION_MS } from '../opinions/model-opinion.ts'
import { notJudgedIn, type Opinion, opinion as opinionSchema } from '../opinions/opinion.ts'
import type { FileParts } from './files.ts'
import { openGate } from './gate.ts'
import { gradeInputOf } from './reports.ts'

/** Second opinions of a language model: asked for by people, made in the background, kept. */
export interface ModelOpinions {
  /** Begins one unless one of this interview is being made. Throws `opinion.no-model` where no model is set up. */
  ask(interview: string, person: string): Promise<ModelStanding>
  standing(interview: string): Promise<ModelStanding>
  /** The latest of each model that was ever asked, oldest first. */
  of(interview: string): Promise<Opinion[]>
  /** Stops what is being made, which is `interrupted` then. May be called twice. */
  close(): Promise<void>
}

export interface ModelOpinionParts extends FileParts {
  prisma: PrismaClient
  /** Null where no model is set up. */
  model: Model | null
  /** Hears what went wrong, for the log. */
  failed: (interview: string, error: unknown) => void
}

/** One that is being made, by this process. */
interface Run {
  done: number
  total: number
  stop: AbortController
  /** Resolves when it is written down that it runs. */
  begun: Promise<unknown>
  /** Resolves when it has ended, however. */
  over: Promise<void>
}

/** Interviews judged at once; the others wait, so that one team does not use up the endpoint's patience. */
const RUNS = 2

export function openModelOpinions(parts: ModelOpinionParts): ModelOpinions {
  const { prisma, model, failed } = parts
  const runs = new Map<string, Run>()
  const gate = openGate(RUNS)
  let closed = false

  const start = (interview: string, person: string, asked: Model): Run => {
    const begun = noteBegin(parts, interview, person, asked.name)
    const run: Run = { done: 0, total: 0, stop: new AbortController(), begun, over: Promise.resolve() }
    runs.set(interview, run)
    run.over = begun
      .then(() => gate(() => make(parts, asked, interview, run)))
      .catch(async (error: unknown) => {
        const status = run.stop.signal.aborted ? 'interrupted' : 'failed'
        if (status === 'failed') failed(interview, error)
        const says = status === 'failed' ? 'Something went wrong on this server; it is in the log.' : ''
        await noteEnd(parts, interview, asked.name, { status, says })
      })
      .catch((error: unknown) => failed(interview, error))
      .finally(() => runs.delete(interview))
    return run
  }

  const standing = async (interview: string): Promise<ModelStanding> => {
    if (!model) return { is: 'off' }
    const run = runs.get(interview)
    if (run) return { is: 'running', model: model.name, done: run.done, total: run.total }
    const row = await prisma.opinion.findUnique({
      where: { interviewId_model: { interviewId: interview, model: model.name } },
      select: { status: true, says: true },
    })
    if (!row) return { is: 'not-asked', model: model.name }
    // What the table says is running and nobody here makes was cut off when the server ended.
    if (row.status === 'running' || row.status === 'interrupted')
      return { is: 'interrupted', model: model.name }
    return row.status === 'failed'
      ? { is: 'failed', model: model.name, says: row.says }
      : { is: 'done', model: model.name }
  }

  return {
    standing,
    async ask(interview, person) {
      if (!model) throw new ProblemError('opinion.no-model')
      if (closed) throw new ProblemError('server.stopping')
      // Nothing is awaited between looking and starting: of two who ask at once, the second finds the first's.
      const run = runs.get(interview) ?? start(interview, person, model)
      await run.begun
      return standing(interview)
    },
    async of(interview) {
      const rows = await prisma.opinion.findMany({
        where: { interviewId: interview },
        orderBy: { askedAt: 'asc' },
        select: { opinion: true },
      })
      return rows.flatMap(({ opinion }) => readable(opinion) ?? [])
    },
    async close() {
      closed = true
      for (const { stop } of runs.values()) stop.abort(new ProblemError('server.stopping'))
      await Promise.all([...runs.values()].map(({ over }) => over))
    },
  }
}

/** What is kept, unless it is of a release with another shape. */
function readable(kept: unknown): Opinion | null {
  const parsed = opinionSchema.safeParse(kept)
  return parsed.success ? parsed.data : null
}

async function make(parts: ModelOpinionParts, model: Model, interview: string, run: Run): Promise<void> {
  run.stop.signal.throwIfAborted()
  const input = await gradeInputOf(parts, interview)
  const made = await modelOpinion(input, model, {
    signal: AbortSignal.any([run.stop.signal, AbortSignal.timeout(OPINION_MS)]),
    progress: (done, total) => Object.assign(run, { done, total }),
  })
  if (notJudgedIn(made) < made.criteria.length || made.criteria.length === 0) {
    await noteEnd(parts, interview, model.name, { status: 'done', says: '', opinion: made })
    return
  }
  // Nothing was judged: that takes no earlier opinion away.
  const [first] = made.criteria
  const says = first?.outcome === 'could-not-judge' ? first.says : ''
  await noteEnd(parts, interview, model.name, { status: 'failed', says })
}

function noteBegin({ prisma, now }: ModelOpinionParts, interview: string, person: string, model: string) {
  const what = { status: 'running', says: '', askedById: person, askedAt: new Date(now()) } as const
  return prisma.opinion.upsert({
    where: { interviewId_model: { interviewId: interview, model } },
    create: { interviewId: interview, model, ...what },
    update: { ...what, finishedAt: null },
  })
}

interface End {
  status: 'done' | 'failed' | 'interrupted'
  says: string
  opinion?: Opinion
}

function noteEnd({ prisma, now }: ModelOpinionParts, interview: string, model: string, end: End) {
  return prisma.opinion.update({
    where: { interviewId_model: { interviewId: interview, model } },
    data: { ...end, finishedAt: new Date(now()) },
  })
}
