import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { type GradeInput, grade } from '../../server/grading/grade.ts'
import { openGrader } from '../../server/workers/grader.ts'
import { shippedBank } from '../routes/harness.ts'

async function input(name = 'a.interview.json'): Promise<GradeInput> {
  const { core } = await shippedBank()
  return {
    interview: {
      format: 'interview/1',
      question: { id: 'q', title: 'Q', prompt: 'Design it.' },
      level: 'L5',
      durationMinutes: 45,
      phases: [],
      utterances: [{ id: 'u1', at: 1, speaker: 'candidate', text: 'How many users are there a day?' }],
      whiteboard: null,
    },
    name,
    rubric: core.rubric,
    rubricHash: core.hash,
    question: null,
  }
}

// Loading the engine in a new thread takes a second, and a minute where the machine is overloaded.
describe('the pool of grader threads', { timeout: 120_000 }, () => {
  const made: string[] = []
  afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true }))))
  /** A thread that does as the job's name says: hangs, dies, answers nonsense, or fails in order. */
  async function moody(): Promise<URL> {
    const folder = await mkdtemp(join(tmpdir(), 'fortyfive-thread-'))
    made.push(folder)
    const file = join(folder, 'moody.mjs')
    const report = grade(await input())
    await writeFile(
      file,
      `import { parentPort } from 'node:worker_threads'
       const report = ${JSON.stringify(report)}
       parentPort.on('message', ({ id, input }) => {
         if (input.name === 'hang') for (;;);
         if (input.name === 'die') process.exit(3)
         if (input.name === 'throw') throw new Error('thrown')
         if (input.name === 'nonsense') return parentPort.postMessage({ id, report: { format: 'grade/2' } })
         parentPort.postMessage({ id, report: { ...report, interview: input.name } })
       })`,
    )
    return pathToFileURL(file)
  }

  it('makes the report that the engine makes', async () => {
    const grader = openGrader({ threads: 1 })
    const given = await input()
    expect(JSON.stringify(await grader.grade(given))).toBe(JSON.stringify(grade(given)))
    await grader.close()
  })

  it('does more jobs than it has threads', async () => {
    const grader = openGrader({ threads: 2 })
    const names = Array.from({ length: 9 }, (_, n) => `${n}`)
    const reports = await Promise.all(names.map(async (name) => grader.grade(await input(name))))
    expect(reports.map((report) => report.interview)).toEqual(names)
    await grader.close()
  })

  it.each(['hang', 'die', 'throw', 'nonsense'])('goes on with a thread that does this: %s', async (mood) => {
    const failures: unknown[] = []
    const outcomes: string[] = []
    let started = 0
    const grader = openGrader({
      threads: 1,
      script: await moody(),
      // The hanging thread's time is up at once; the others have all the time they need.
      after: (_ms, call) => {
        started += 1
        if (mood === 'hang' && started === 2) setImmediate(call)
        return () => {}
      },
      failed: (error) => failures.push(error),
      graded: (outcome) => outcomes.push(outcome),
    })
    await grader.grade(await input('fine'))
    const [bad, good] = await Promise.allSettled([
      grader.grade(await input(mood)),
      grader.grade(await input('next')),
    ])
    expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'report.failed' } })
    expect(good).toMatchObject({ status: 'fulfilled', value: { interview: 'next' } })
    expect(failures).toHaveLength(1)
    expect(outcomes).toEqual(['made', 'failed', 'made'])
    await grader.close()
  })

  it('refuses after its end, which may be asked for twice', async () => {
    const grader = openGrader({ threads: 1 })
    const under = grader.grade(await input())
    await Promise.all([expect(under).rejects.toMatchObject({ name: 'ProblemError' }), grader.close()])
    await grader.close()
    await expect(grader.grade(await input())).rejects.toMatchObject({ code: 'server.stopping' })
  })
})
