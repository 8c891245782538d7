import { describe, expect, it } from 'vitest'
import { type GroupCommitOptions, groupCommit } from '../../server/log/group-commit.ts'

class Away extends Error {}

/** A database that answers when told to, a clock that stands still until moved, and pauses that end when asked. */
function bench(options: Partial<GroupCommitOptions<string, string>> = {}) {
  const batches: { jobs: readonly string[]; answer: () => void; fail: (error: Error) => void }[] = []
  const pauses: { ms: number; end: () => void }[] = []
  const time = { ms: 0 }
  const group = groupCommit<string, string>({
    commit: (jobs) =>
      new Promise((resolve, reject) => {
        batches.push({ jobs, answer: () => resolve(jobs.map((job) => ({ ok: `${job}!` }))), fail: reject })
      }),
    weigh: () => 1,
    most: 100,
    spacingMs: 0,
    isPassing: (error) => error instanceof Away,
    unavailable: () => new Error('unavailable'),
    impossible: (cause) => new Error(`impossible: ${String(cause)}`),
    patienceMs: 1_000,
    backOffMs: { first: 10, most: 40 },
    now: () => time.ms,
    wait: (ms) => new Promise((end) => pauses.push({ ms, end })),
    ...options,
  })
  /** Lets everything happen that can happen without the database, the clock or a pause. */
  const settle = async () => {
    for (let turn = 0; turn < 5; turn++) await new Promise((next) => setImmediate(next))
  }
  return { group, batches, pauses, time, settle }
}

describe('group commit', () => {
  it('does together what comes while a transaction is in flight', async () => {
    const { group, batches, settle } = bench()
    const first = group.add('a')
    await settle()
    const others = [group.add('b'), group.add('c'), group.add('d')]
    await settle()
    expect(batches.map(({ jobs }) => jobs)).toEqual([['a']])
    batches[0]?.answer()
    await settle()
    expect(batches.map(({ jobs }) => jobs)).toEqual([['a'], ['b', 'c', 'd']])
    batches[1]?.answer()
    expect(await Promise.all([first, ...others])).toEqual(['a!', 'b!', 'c!', 'd!'])
  })

  it('bounds a batch, and lets a single job be larger than that', async () => {
    const { group, batches, settle } = bench({ weigh: (job) => job.length, most: 4 })
    const all = ['aa', 'bb', 'c', 'dddddddd', 'e'].map((job) => group.add(job))
    for (let batch = 0; batch < 4; batch++) {
      await settle()
      batches[batch]?.answer()
    }
    await Promise.all(all)
    expect(batches.map(({ jobs }) => jobs)).toEqual([['aa', 'bb'], ['c'], ['dddddddd'], ['e']])
  })

  it('leaves time between two transactions, but none before the first', async () => {
    const { group, batches, pauses, time, settle } = bench({ spacingMs: 4 })
    const first = group.add('a')
    await settle()
    time.ms += 1
    batches[0]?.answer()
    await first
    const second = group.add('b')
    await settle()
    expect(pauses.map(({ ms }) => ms)).toEqual([3])
    expect(batches).toHaveLength(1)
    pauses[0]?.end()
    await settle()
    batches[1]?.answer()
    expect(await second).toBe('b!')
  })

  it('tries again when the database is away, with what came meanwhile, and waits longer each time', async () => {
    const { group, batches, pauses, settle } = bench()
    const first = group.add('a')
    for (let attempt = 0; attempt < 4; attempt++) {
      await settle()
      batches[attempt]?.fail(new Away())
      await settle()
      if (attempt === 0) group.add('b').catch(() => {})
      pauses[attempt]?.end()
    }
    await settle()
    batches[4]?.answer()
    expect(await first).toBe('a!')
    expect(pauses.map(({ ms }) => ms)).toEqual([10, 20, 40, 40])
    expect(batches.map(({ jobs }) => jobs.join(''))).toEqual(['a', 'ab', 'ab', 'ab', 'ab'])
  })

  it('gives up on a job after its patience, and not on one that came later', async () => {
    const { group, batches, pauses, time, settle } = bench()
    const first = group.add('a')
    const refused = expect(first).rejects.toThrow('unavailable')
    await settle()
    time.ms = 600
    const second = group.add('b')
    time.ms = 1_000
    batches[0]?.fail(new Away())
    await settle()
    await refused
    pauses[0]?.end()
    await settle()
    expect(batches[1]?.jobs).toEqual(['b'])
    batches[1]?.answer()
    expect(await second).toBe('b!')
  })

  it('finds the one job that spoils a batch, and does the others in their order', async () => {
    const done: string[] = []
    const commit = async (jobs: readonly string[]) => {
      if (jobs.includes('poison')) throw new Error('no such character')
      done.push(...jobs)
      return jobs.map((job) => ({ ok: job }))
    }
    const { group } = bench({ commit })
    const answers = await Promise.allSettled(['a', 'b', 'poison', 'c', 'd'].map((job) => group.add(job)))
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    expect(done).toEqual(['a', 'b', 'c', 'd'])
  })

  it('loses no job when the database goes away while it looks for the one that spoils', async () => {
    let calls = 0
    const commit = async (jobs: readonly string[]) => {
      calls += 1
      if (calls === 3) throw new Away()
      if (jobs.includes('poison')) throw new Error('no such character')
      return jobs.map((job) => ({ ok: job }))
    }
    const { group } = bench({ commit, wait: async () => {} })
    const answers = await Promise.allSettled(['a', 'b', 'c', 'poison'].map((job) => group.add(job)))
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'refused'))).toEqual([
      'a',
      'b',
      'c',
      'refused',
    ])
  })

  it('refuses one job by its own outcome without failing the batch', async () => {
    const commit = async (jobs: readonly string[]) =>
      jobs.map((job) => (job === 'late' ? { refused: new Error('over') } : { ok: job }))
    const { group } = bench({ commit })
    const answers = await Promise.allSettled(['a', 'late', 'b'].map((job) => group.add(job)))
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('is idle when all is done', async () => {
    const { group, batches, settle } = bench()
    const job = group.add('a')
    let idle = false
    const idling = group.idle().then(() => {
      idle = true
    })
    await settle()
    expect(idle).toBe(false)
    batches[0]?.answer()
    await Promise.all([idling, job])
  })
})
