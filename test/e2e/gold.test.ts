import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadBank } from '../../server/bank/load.ts'
import { grade } from '../../server/grading/grade.ts'
import { report } from '../../server/grading/report.ts'
import { interviewFile } from '../../server/interview/export.ts'
import { openStage, type Stage, type Visitor } from './stage.ts'

const folder = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))
const gold = folder('test/fixtures/gold')
const files = (await readdir(gold)).filter((name) => name.endsWith('.interview.json')).sort()
const bank = await loadBank({ questionsDir: folder('questions'), rubricsDir: folder('rubrics') })

describe('a labelled interview, uploaded in the browser', () => {
  let stage: Stage
  let ada: Visitor

  beforeAll(async () => {
    stage = await openStage()
    ada = await stage.visitor()
  })
  afterAll(async () => {
    await stage.close()
  })

  test.each(files)('%s gives the report that grade prints', async (name) => {
    const { page } = ada
    const path = join(gold, name)
    const interview = interviewFile.parse(JSON.parse(await readFile(path, 'utf8')))
    const question = bank.questions.get(interview.question.id) ?? null
    const printed = grade({
      interview,
      name: basename(path),
      rubric: bank.core.rubric,
      rubricHash: bank.core.hash,
      question,
    })

    await page.goto('/')
    await page.getByLabel('Interview file').setInputFiles(path)
    await page.waitForURL('**/report')
    await page.getByRole('heading', { name: 'Transcript' }).waitFor({ timeout: 60_000 })
    const id = page.url().split('/').at(-2)
    const shown = report.parse(await (await page.request.get(`/api/interviews/${id}/report`)).json())
    expect({ ...shown, interview: '' }).toEqual({ ...printed, interview: '' })
    expect(await page.locator('#result').textContent()).toContain(printed.overall.score.toFixed(2))
  })
})
