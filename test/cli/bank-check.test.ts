import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { broken, type Files, sampleCore, sampleQuestion, withFiles } from '../bank/sample.ts'

const script = fileURLToPath(new URL('../../server/cli/bank-check.ts', import.meta.url))
const run = promisify(execFile)

type Ran = { code: number; stdout: string; stderr: string }

async function bankCheck(files: Files): Promise<Ran> {
  return withFiles(files, async ({ questionsDir, rubricsDir }) => {
    try {
      const ran = await run(process.execPath, ['--import', 'tsx', script, questionsDir, rubricsDir])
      return { code: 0, ...ran }
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || !('stderr' in error) || !('stdout' in error))
        throw error
      return { code: Number(error.code), stdout: String(error.stdout), stderr: String(error.stderr) }
    }
  })
}

const files: Files = { 'rubrics/core.yaml': sampleCore, 'questions/sample.yaml': sampleQuestion }

// Loading the dictionaries takes seconds, and many on a busy machine.
describe('npm run bank:check', { timeout: 180_000 }, () => {
  it('says that nothing is wrong', async () => {
    expect(await bankCheck(files)).toEqual({
      code: 0,
      stdout: 'Nothing is wrong. Questions: 1, drills: 0, their own criteria: 6, core criteria: 1.\n',
      stderr: '',
    })
  })

  it('prints a line for each fault, wrong figures too, and exits with 1', async () => {
    const wrong = broken(
      broken(sampleQuestion, 'to: log,', 'to: kafka,'),
      'result: 17.3 GB',
      'result: 173 GB',
    )
    const text = broken(wrong, 'A log and a table.', 'A log and a tabel.')
    const { code, stderr } = await bankCheck({ ...files, 'questions/sample.yaml': text })
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(
        /^questions\/sample\.yaml:\d+: reference\.flows\[1\]\.to: expected the id of a component/,
      ),
      expect.stringMatching(
        /^questions\/sample\.yaml:\d+: reference\.estimates\[1\]\.result: expected the figure/,
      ),
      expect.stringMatching(
        /^questions\/sample\.yaml:\d+: reference\.summary: expected a word that a dictionary knows, got "tabel"/,
      ),
      '3 faults.',
    ])
  })
})
