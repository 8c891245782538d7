import { Worker } from 'node:worker_threads'
import type { GradeInput } from '../grading/grade.ts'
import type { Report } from '../grading/report.ts'
import { ProblemError } from '../interview/problems.ts'
import { answer, isReport } from './messages.ts'

/** Makes reports in threads of their own, so that rooms do not wait for it. */
export interface Grader {
  /** Throws `report.failed` where it took too long or broke. */
  grade(input: GradeInput): Promise<Report>
  /** Starts a thread that loads the engine, so that the first report does not wait for that. */
  warm(): void
  /** Ends the threads; what is still being graded fails. May be called twice. */
  close(): Promise<void>
}

export interface GraderOptions {
  /** Threads; each is started when there is work for it. */
  threads?: number
  /** Longest that one report may take, in ms. A long interview takes some hundred. */
  timeoutMs?: number
  /** What the threads run; tests put in one that hangs or dies. */
  script?: URL
  /** Calls once after `ms`; the answer calls it off. */
  after?: (ms: number, call: () => void) => () => void
  graded?: (outcome: 'made' | 'failed', ms: number) => void
  /** Hears what went wrong, for the log. */
  failed?: (error: unknown) => void
}

interface Job {
  id: number
  input: GradeInput
  begun: number
  resolve: (made: Report) => void
  reject: (error: Error) => void
}

/** Longest that a new thread may take to load the engine, in ms: a second, or a minute where the machine is overloaded. */
const START_MS = 60_000

const byTimer = (ms: number, call: () => void): (() => void) => {
  const timer = setTimeout(call, ms)
  return () => clearTimeout(timer)
}

/** Opens a pool of grader threads. A thread that hangs or dies is replaced; its job fails and the others go on. */
export function openGrader(options: GraderOptions = {}): Grader {
  const { threads = 2, timeoutMs = 30_000, graded = () => {}, failed = () => {} } = options
  const after = options.after ?? byTimer
  const script = options.script ?? new URL('./grader-thread.ts', import.meta.url)
  const waiting: Job[] = []
  const idle: Worker[] = []
  const busy = new Map<Worker, { job: Job; callOff: () => void }>()
  /** Threads that have answered before, and so have loaded the engine. */
  const loaded = new WeakSet<Worker>()
  let closed = false
  let count = 0

  const finish = (worker: Worker, outcome: { made: Report } | { error: unknown }): void => {
    const under = busy.get(worker)
    if (!under) return
    busy.delete(worker)
    under.callOff()
    const ms = performance.now() - under.job.begun
    if ('made' in outcome) {
      graded('made', ms)
      under.job.resolve(outcome.made)
    } else {
      graded('failed', ms)
      failed(outcome.error)
      under.job.reject(new ProblemError('report.failed'))
    }
  }

  const discard = (worker: Worker, error: unknown): void => {
    const place = idle.indexOf(worker)
    if (place >= 0) idle.splice(place, 1)
    finish(worker, { error })
    void worker.terminate()
    next()
  }

  const start = (): Worker => {
    const worker = new Worker(new URL('./thread.mjs', import.meta.url), {
      workerData: { script: script.href },
    })
    worker.unref()
    worker.on('message', (message: unknown) => {
      const said = answer.parse(message)
      if (said.id !== busy.get(worker)?.job.id) return
      const error = said.error ?? new Error('A grader thread answered with no report.')
      loaded.add(worker)
      finish(worker, isReport(said.report) ? { made: said.report } : { error })
      idle.push(worker)
      next()
    })
    worker.on('error', (error) => discard(worker, error))
    worker.on('exit', (code) => discard(worker, new Error(`A grader thread ended with code ${code}.`)))
    return worker
  }

  const next = (): void => {
    while (!closed && waiting.length > 0 && busy.size < threads) {
      const job = waiting.shift()
      if (!job) return
      const worker = idle.pop() ?? start()
      const limit = loaded.has(worker) ? timeoutMs : timeoutMs + START_MS
      const late = () => discard(worker, new Error(`A report took longer than ${limit} ms.`))
      busy.set(worker, { job, callOff: after(limit, late) })
      worker.postMessage({ id: job.id, input: job.input })
    }
  }

  return {
    grade: (input) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new ProblemError('server.stopping'))
        count += 1
        waiting.push({ id: count, input, begun: performance.now(), resolve, reject })
        next()
      }),
    warm: () => {
      if (!closed && idle.length + busy.size === 0) idle.push(start())
    },
    close: async () => {
      closed = true
      for (const job of waiting.splice(0)) job.reject(new ProblemError('server.stopping'))
      const all = [...idle.splice(0), ...busy.keys()]
      for (const worker of busy.keys()) finish(worker, { error: new ProblemError('server.stopping') })
      await Promise.all(all.map((worker) => worker.terminate()))
    },
  }
}
