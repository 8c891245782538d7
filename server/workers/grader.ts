import { Worker } from 'node:worker_threads'
import type { GradeInput, Grounds } from '../grading/grade.ts'
import type { Report } from '../grading/report.ts'
import type { InterviewFile } from '../interview/export.ts'
import { ProblemError } from '../interview/problems.ts'
import { partOf } from './file-part.ts'
import { Kept } from './kept.ts'
import { answer, isReport, isStanding, KEPT_LIVE, type Request, type Standing } from './messages.ts'

/** Makes reports in threads of their own, so that rooms do not wait for it. */
export interface Grader {
  /** Throws `report.failed` where it took too long or broke. */
  grade(input: GradeInput): Promise<Report>
  /**
   * How an interview that is still on stands, by `key`. A thread that graded it before is sent, and reads, only what is
   * new. Its grounds never change. Throws like `grade`.
   */
  live(key: string, grounds: Grounds, interview: InterviewFile): Promise<Standing>
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
  /** The interview that goes on, or null for one that is graded once. */
  key: string | null
  /** What is sent to a thread, seen from what it holds. */
  requestFor: (held: Held) => Request
  begun: number
  /** Whether this was what was asked for; then it was handed on. */
  take: (made: unknown) => boolean
  reject: (error: Error) => void
}
/** The files of interviews that a thread holds, as they were when it last graded them. */
type Held = Kept<string, InterviewFile>

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
  const holds = new WeakMap<Worker, Held>()
  let closed = false
  let count = 0

  const finish = (worker: Worker, outcome: { made: unknown } | { error: unknown }): void => {
    const under = busy.get(worker)
    if (!under) return
    busy.delete(worker)
    under.callOff()
    const ms = performance.now() - under.job.begun
    if ('made' in outcome && under.job.take(outcome.made)) {
      graded('made', ms)
      return
    }
    graded('failed', ms)
    failed('error' in outcome ? outcome.error : new Error('A grader thread answered with no report.'))
    // What the thread holds of it may be half of it.
    if (under.job.key !== null) holds.get(worker)?.drop(under.job.key)
    under.job.reject(new ProblemError('report.failed'))
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
      loaded.add(worker)
      finish(worker, said.error === undefined ? { made: said.report } : { error: said.error })
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
      const worker = idleFor(job) ?? start()
      const limit = loaded.has(worker) ? timeoutMs : timeoutMs + START_MS
      const late = () => discard(worker, new Error(`A report took longer than ${limit} ms.`))
      busy.set(worker, { job, callOff: after(limit, late) })
      const held = holds.get(worker) ?? new Kept(KEPT_LIVE)
      holds.set(worker, held)
      worker.postMessage(job.requestFor(held))
    }
  }

  /** A thread that waits, rather one that knows the interview. */
  const idleFor = ({ key }: Job): Worker | undefined => {
    const knowing = key === null ? -1 : idle.findIndex((worker) => holds.get(worker)?.has(key))
    return knowing < 0 ? idle.pop() : idle.splice(knowing, 1)[0]
  }

  const ask = <T>(
    key: string | null,
    requestFor: (id: number, held: Held) => Request,
    is: (made: unknown) => made is T,
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(new ProblemError('server.stopping'))
      count += 1
      const id = count
      const take = (made: unknown): boolean => {
        const right = is(made)
        if (right) resolve(made)
        return right
      }
      waiting.push({
        id,
        key,
        requestFor: (held) => requestFor(id, held),
        begun: performance.now(),
        take,
        reject,
      })
      next()
    })

  return {
    grade: (input) => ask(null, (id) => ({ id, input }), isReport),
    live: (key, grounds, interview) =>
      ask(
        key,
        (id, held) => {
          const before = held.get(key) ?? null
          held.put(key, interview)
          const part = partOf(interview, before)
          return { id, live: { key, grounds: before ? null : grounds, part } }
        },
        isStanding,
      ),
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
