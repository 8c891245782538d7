import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drillTemplate } from '../../web/write/templates.ts'
import { barriers, onPhone, tooWide } from './audit.ts'
import { heard, say } from './moves.ts'
import { openStage, type Stage, type Visitor } from './stage.ts'

const headed = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()

/** Nothing that keeps somebody out, in light and dark, and nothing that a phone would have to scroll to the side for. */
async function expectOpenToAll(page: Page): Promise<void> {
  expect(await barriers(page)).toEqual([])
  expect(await onPhone(page, () => tooWide(page))).toEqual([])
}

const DRILL = 'Consistent or available'

describe('the question bank', () => {
  let stage: Stage
  let ada: Visitor
  let ownDir: string

  beforeAll(async () => {
    ownDir = await mkdtemp(join(tmpdir(), 'fortyfive-e2e-own-'))
    await writeFile(join(ownDir, 'torn.yaml'), drillTemplate.replace('level: L5', 'level: L9'))
    stage = await openStage({ QUESTIONS_DIR: ownDir, QUESTIONS_WRITABLE: 'true' })
    ada = await stage.visitor()
  })
  afterAll(async () => {
    expect(ada.errors).toEqual([])
    await stage.close()
    await rm(ownDir, { recursive: true, force: true })
  })

  it('is browsed, searched and filtered, and the address keeps what was asked for', async () => {
    const { page } = ada
    await page.goto('/bank')
    await page.getByText('110 questions and drills').waitFor()
    await headed(page, /^Whole systems 29/)
    await headed(page, /^Drills 81/)
    await expectOpenToAll(page)
    await page.getByRole('searchbox', { name: 'Search the bank' }).fill('quorum')
    await page.getByLabel('Kind').selectOption({ label: 'Drills' })
    await page.getByText(/^\d+ of 110 questions and drills$/).waitFor()
    expect(new URL(page.url()).searchParams.get('kind')).toBe('drill')
    await page.getByRole('searchbox', { name: 'Search the bank' }).fill('no such words anywhere')
    await page.getByText('Nothing fits all of that.').waitFor()
    await page.getByRole('button', { name: 'Clear search and filters' }).click()
    await page.getByText('110 questions and drills').waitFor()
    await page.getByLabel('Company').selectOption({ value: 'Netflix' })
    await headed(page, /^Whole systems 1$/)
  })

  it('names a broken file of one’s own by file, line, field and what was expected', async () => {
    const { page } = ada
    await page.goto('/bank')
    await page.getByText('1 file of your own was left out').waitFor()
    await page.getByText(/torn\.yaml, line 6, level/).waitFor()
    await page.getByText('expected "L4" or "L5" or "L6" or "L7" or "L8", got "L9"').waitFor()
  })

  it('shows a candidate the prompt of a question and nothing of its solution', async () => {
    const { page, received } = ada
    await page.goto('/bank/mysql-cdc-warehouse')
    await page.getByText('The primary must not become slower.').waitFor()
    await headed(page, 'The solution is closed to you')
    expect(received.join('\n')).not.toContain('Debezium')
    await expectOpenToAll(page)
  })

  it('surprises with something that was not done', async () => {
    const { page } = ada
    await page.goto('/bank?kind=drill')
    await page.getByText(/^81 of 110/).waitFor()
    await page.getByRole('button', { name: 'Surprise me' }).click()
    await page.waitForURL(/\/bank\/[a-z0-9-]+$/)
    await page.getByRole('button', { name: 'Start drill' }).waitFor()
  })

  it('plays a drill in two clicks, then opens its answer and knows what one is weakest at', async () => {
    const { page } = ada
    await page.goto('/bank?text=cp-or-ap')
    await page.getByRole('button', { name: `Start drill: ${DRILL}` }).click()
    await page.getByRole('button', { name: 'Start the interview' }).click()
    await heard(page, /Welcome\. We have 5 minutes/)
    await say(
      page,
      'The smaller side refuses the transfer, because a wrong balance is a loss that we cannot take back.',
    )
    await page.getByRole('button', { name: 'End the interview' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'End it now' }).click()
    await page.getByRole('link', { name: 'Read the report' }).click()
    await page.getByText('1 of 4 points made').waitFor()
    await headed(page, 'Reference solution')
    await expectOpenToAll(page)

    await page.goto('/bank/cp-or-ap')
    await headed(page, 'Model answer')
    await headed(page, 'Points of a good answer')
    await expectOpenToAll(page)
    await page.goto('/bank')
    await headed(page, 'What you are weakest at')
    await page.getByLabel('Done').selectOption({ label: 'Done' })
    await page.getByText('1 of 110 questions and drills').waitFor()
    await page.getByText(/^Done, \d\.\d of 4$/).waitFor()
  })

  it('leads along the study path, with what is done', async () => {
    const { page } = ada
    await page.goto('/study-path')
    await page.getByText('1 of 110 done').waitFor()
    await headed(page, /./)
    expect(await page.getByRole('listitem').filter({ hasText: /^Day/ }).count()).toBe(10)
    await expectOpenToAll(page)
    await page
      .getByRole('button', { name: /^Start drill: / })
      .first()
      .click()
    await page.waitForURL(/\/interviews\//)
  })

  it('takes a question that is written in the browser, from its first fault to the interview', async () => {
    const { page } = ada
    await page.goto('/write')
    await page.getByText('Nothing is wrong; it can be played.').waitFor()
    await expectOpenToAll(page)
    await page.getByRole('textbox', { name: 'Title', exact: true }).first().fill('Trams of a city')
    await page.getByRole('button', { name: 'From title' }).click()
    await page.getByLabel('Minutes').fill('soon')
    await page
      .getByRole('button', { name: /^Line \d+/ })
      .first()
      .waitFor()
    await page.getByText('expected a number, got "soon"').first().waitFor()
    await expectOpenToAll(page)
    await page.reload()
    expect(await page.getByRole('textbox', { name: 'Title', exact: true }).first().inputValue()).toBe(
      'Trams of a city',
    )
    await page.getByLabel('Minutes').fill('45')
    await page.getByText('Nothing is wrong; it can be played.').waitFor()

    await page.getByRole('radio', { name: 'Preview' }).check()
    await headed(page, 'Trams of a city')
    await expectOpenToAll(page)
    const downloaded = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    const file = await downloaded
    expect(file.suggestedFilename()).toBe('trams-of-a-city.yaml')
    await page.getByRole('button', { name: 'Save in the bank' }).click()
    await page.getByRole('link', { name: 'Play it' }).click()
    await headed(page, 'Trams of a city')
    await page.getByRole('button', { name: 'Start 45 minutes' }).click()
    await page.getByRole('button', { name: 'Start the interview' }).waitFor()
    expect(await readFile(join(ownDir, 'trams-of-a-city.yaml'), 'utf8')).toBe(
      await readFile(await file.path(), 'utf8'),
    )
  })

  it('says where the YAML is torn, and loses nothing of it', async () => {
    const { page } = ada
    await page.goto('/write')
    await page.getByRole('radio', { name: 'YAML' }).check()
    const yaml = page.getByRole('textbox', { name: 'YAML of the question' })
    const whole = await yaml.inputValue()
    await yaml.fill(`${whole}\nlevel: [torn`)
    await page.getByRole('radio', { name: 'Form' }).check()
    await page.getByText(/The YAML cannot be read in line \d+/).waitFor()
    await page.getByRole('button', { name: 'Mend it there' }).click()
    await yaml.fill(whole)
    await page.getByText('Nothing is wrong; it can be played.').waitFor()
  })
})

describe('the reference whiteboard', () => {
  it('stands in the report beside the candidate’s own', async () => {
    const stage = await openStage()
    try {
      const { page, errors } = await stage.visitor()
      await page.goto('/history')
      await page
        .getByLabel('Interview file')
        .setInputFiles(
          join(import.meta.dirname, '../fixtures/gold/01-instagram-stories-analytics.interview.json'),
        )
      await page.waitForURL(/\/report$/)
      const section = page.getByRole('region', { name: 'Reference solution' })
      await section.getByText('Download the drawing').waitFor()
      await section.locator('svg').first().waitFor()
      await headed(page, 'Never touched')
      await expectOpenToAll(page)
      expect(errors).toEqual([])
    } finally {
      await stage.close()
    }
  })
})
