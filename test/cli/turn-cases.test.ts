import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FileFault } from '../../server/cli/interview-file.ts'
import { interviewOfCase, readCases } from '../../server/cli/turn-cases.ts'
import { verdicts } from '../../server/interview/ids.ts'
import { core } from '../grading/sample.ts'

const shipped = fileURLToPath(new URL('../fixtures/cases', import.meta.url))

describe('cases of one turn', () => {
  let dir = ''
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'cases-'))
  })
  afterAll(() => rm(dir, { recursive: true }))

  test('are one line each: what it earns, what was asked, what is said', async () => {
    await writeFile(
      join(dir, 'cost.budget.txt'),
      '# a remark\nmet | Does it fit? | Nine thousand of ten.\n\nmissed |  | We will see.\n',
    )
    const [first, second] = await readCases(dir)
    expect(first).toEqual({
      criterion: 'cost.budget',
      verdict: 'met',
      asked: 'Does it fit?',
      said: 'Nine thousand of ten.',
    })
    expect(second?.asked).toBe('')
    const spoken = [first, second].map(
      (one) => one && interviewOfCase(one).utterances.map((it) => it.speaker),
    )
    expect(spoken).toEqual([['interviewer', 'candidate'], ['candidate']])
  })

  test('name file and line where a line is none', async () => {
    await writeFile(join(dir, 'cost.budget.txt'), 'met | Does it fit? | Yes, by far.\ngood | x | y\n')
    await expect(readCases(dir)).rejects.toThrow(FileFault)
    await expect(readCases(dir)).rejects.toThrow('cost.budget.txt: line 2')
  })

  test('ship for every core criterion, good and bad, none twice', async () => {
    const cases = await readCases(shipped)
    for (const { id } of core.criteria)
      for (const verdict of verdicts) {
        const own = cases.filter((one) => one.criterion === id && one.verdict === verdict)
        expect(own.length, `${id} ${verdict}`).toBeGreaterThan(35)
      }
    const said = cases.map((one) => `${one.criterion} ${one.said}`)
    expect(said.filter((one, at) => said.indexOf(one) !== at)).toEqual([])
  })
})
