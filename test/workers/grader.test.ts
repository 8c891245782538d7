import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { type GradeInput, grade } from '../../server/grading/grade.ts'
import type { InterviewFile, Utterance } from '../../server/interview/export.ts'
import { openGrader } from '../../server/workers/grader.ts'
import { shippedBank } from '../routes/harness.ts'

const utterance: Utterance = {
  id: 'u1',
  at: 1,
  speaker: 'candidate',
  text: 'How many users are there a day?',
}

async function input(name = 'a.interview.json'): Promise<GradeInput> {
  const { core } = await shippedBank()
  return {
    interview: {
      format: 'interview/1',
      question: { id: 'q', title: 'Q', prompt: 'Design it.' },
      level: 'L5',
      durationMinutes: 45,
      phases: [],
      utterances: [utterance],
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

  it('grades an interview that goes on as if it were graded whole', async () => {
    const grader = openGrader({ threads: 1 })
    const { interview, ...grounds } = await input()
    const said = [
      'How many users are there a day?',
      'Ten million.',
      'Then I shard by user, because of hot keys.',
    ]
    const element = { id: 'e', type: 'rectangle' }
    for (let count = 1; count <= said.length; count++) {
      const file: InterviewFile = {
        ...interview,
        utterances: said.slice(0, count).map((text, at) => ({ ...utterance, id: `u${at}`, at, text })),
        whiteboard: count === 1 ? null : { type: 'excalidraw', elements: [element] },
      }
      const { criteria, checklists } = grade({ ...grounds, interview: file })
      expect(await grader.live('a', grounds, file)).toEqual({ criteria, checklists })
      // Somebody else's is in between, and keeps apart.
      expect((await grader.live('b', grounds, interview)).criteria).toHaveLength(criteria.length)
    }
    await grader.close()
  })

  it('sends of an interview that goes on only what is new, and all of it after a failure', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fortyfive-thread-'))
    made.push(folder)
    const file = join(folder, 'telling.mjs')
    // Answers with what it was sent instead of what was asked for, in the place of an error's frames.
    await writeFile(
      file,
      `import { parentPort } from 'node:worker_threads'
       parentPort.on('message', ({ id, live: { grounds, part } }) => {
         const sent = [grounds ? 'grounds' : 'no grounds', part.from, part.utterances.length, part.whiteboard ? 'drawn' : 'as it was']
         parentPort.postMessage(part.rest.level === 'L4'
           ? { id, report: null, error: sent.join(' ') }
           : { id, report: { criteria: [], checklists: [], sent } })
       })`,
    )
    const failures: unknown[] = []
    const grader = openGrader({
      threads: 1,
      script: pathToFileURL(file),
      failed: (error) => failures.push(error),
    })
    const { interview, ...grounds } = await input()
    const later = { ...interview, utterances: [...interview.utterances, { ...utterance, id: 'u2', at: 2 }] }
    const sent = async (given: InterviewFile) => Object.values(await grader.live('a', grounds, given)).at(-1)
    expect(await sent(interview)).toEqual(['grounds', 0, 1, 'drawn'])
    expect(await sent(later)).toEqual(['no grounds', 1, 1, 'as it was'])
    await expect(sent({ ...later, level: 'L4' })).rejects.toMatchObject({ code: 'report.failed' })
    expect(await sent(later)).toEqual(['grounds', 0, 2, 'drawn'])
    expect(failures).toEqual(['no grounds 2 0 as it was'])
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
