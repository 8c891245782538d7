/** What became of one job: its answer, or why it alone cannot be done. */
export type Outcome<Answer> = { ok: Answer } | { refused: Error }

export interface GroupCommitOptions<Job, Answer> {
  /** Does many jobs in one transaction; an outcome for each, in order. Rejecting means that none was done, or nobody knows. */
  commit(jobs: readonly Job[]): Promise<Outcome<Answer>[]>
  /** How much room a job takes in a batch. */
  weigh(job: Job): number
  /** Weight that a batch does not exceed, unless by a single job. */
  most: number
  /** Whether the same batch may succeed later: the database is away, or was busy with others. */
  isPassing(error: unknown): boolean
  /** The error for a job that waited `patienceMs` for the database in vain. */
  unavailable(cause: unknown): Error
  /** The error for a job that the database cannot do, alone in its batch. */
  impossible(cause: unknown): Error
  /**
   * Least time from the begin of one transaction to that of the next, in ms. A job that comes to rest is done at once; in a
   * stream of them the batches grow, and a batch costs nearly the same whether it holds one job or five.
   */
  spacingMs: number
  /** How long a job waits for a database that is away, in ms. */
  patienceMs: number
  /** Pause before a further try, in ms; doubles up to `most`. */
  backOffMs: { first: number; most: number }
  /** A clock in ms that does not jump. */
  now(): number
  wait(ms: number): Promise<void>
  retried?(error: unknown): void
}

interface Waiting<Job, Answer> {
  job: Job
  deadline: number
  done(outcome: Outcome<Answer>): void
}

/**
 * Gathers jobs while a transaction is in flight and does them together in the next one. One transaction at a time, so the
 * busier it gets, the larger the batches. A failed batch is tried again with whatever came meanwhile.
 */
export function groupCommit<Job, Answer>(options: GroupCommitOptions<Job, Answer>) {
  type Item = Waiting<Job, Answer>
  let queue: Item[] = []
  let running: Promise<void> | null = null
  let lastBegin = Number.NEGATIVE_INFINITY
  let hurry = false

  async function drain(): Promise<void> {
    // All that arrived in this turn of the event loop goes into the first batch.
    await new Promise((next) => setImmediate(next))
    let pause = options.backOffMs.first
    while (queue.length > 0) {
      const early = lastBegin + options.spacingMs - options.now()
      if (early > 0 && !hurry) await options.wait(early)
      lastBegin = options.now()
      const { left, failure } = await attempt(takeBatch())
      if (left.length === 0) {
        pause = options.backOffMs.first
        continue
      }
      options.retried?.(failure)
      queue = [...left, ...queue]
      giveUpOnLate(failure)
      if (queue.length > 0) await options.wait(pause)
      pause = Math.min(pause * 2, options.backOffMs.most)
    }
    running = null
  }

  function takeBatch(): Item[] {
    let weight = 0
    let count = 0
    for (const { job } of queue) {
      weight += options.weigh(job)
      if (count > 0 && weight > options.most) break
      count += 1
    }
    const batch = queue.slice(0, count)
    queue = queue.slice(count)
    return batch
  }

  /** `left` are the jobs that have no outcome yet, because of a failure that will pass. */
  async function attempt(batch: Item[]): Promise<{ left: Item[]; failure?: unknown }> {
    try {
      const outcomes = await options.commit(batch.map(({ job }) => job))
      batch.forEach((item, index) => {
        item.done(
          outcomes[index] ?? { refused: options.impossible(new Error('The database gave no answer.')) },
        )
      })
      return { left: [] }
    } catch (error) {
      return options.isPassing(error) ? { left: batch, failure: error } : splitOff(batch, error)
    }
  }

  /** One job spoils the batch: halving finds it, and the others are done without it. */
  async function splitOff(batch: Item[], error: unknown): Promise<{ left: Item[]; failure?: unknown }> {
    const [only] = batch
    if (batch.length === 1 && only) {
      only.done({ refused: options.impossible(error) })
      return { left: [] }
    }
    const middle = Math.ceil(batch.length / 2)
    const first = await attempt(batch.slice(0, middle))
    const second = batch.slice(middle)
    if (first.left.length > 0) return { left: [...first.left, ...second], failure: first.failure }
    return attempt(second)
  }

  function giveUpOnLate(failure: unknown): void {
    const now = options.now()
    const late = queue.filter((item) => item.deadline <= now)
    queue = queue.filter((item) => item.deadline > now)
    for (const item of late) item.done({ refused: options.unavailable(failure) })
  }

  return {
    /** Resolves when the job's transaction has committed; rejects with the error that it was refused for. */
    add(job: Job): Promise<Answer> {
      return new Promise((resolve, reject) => {
        const done = (outcome: Outcome<Answer>) =>
          'ok' in outcome ? resolve(outcome.ok) : reject(outcome.refused)
        queue.push({ job, deadline: options.now() + options.patienceMs, done })
        running ??= drain()
      })
    },
    /** Does what is waiting without further pauses; resolves when it is done. */
    async idle(): Promise<void> {
      hurry = true
      while (running) await running
    },
  }
}
