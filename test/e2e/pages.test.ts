import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { barriers, onPhone, tabTo, tooWide } from './audit.ts'
import { inviteLink, openRoom } from './moves.ts'
import { openStage, type Stage, type Visitor } from './stage.ts'

const QUESTION = 'Real-time analytics for Instagram Stories'
const gold = (name: string) =>
  fileURLToPath(new URL(`../fixtures/gold/${name}.interview.json`, import.meta.url))

const headed = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()

const openPart = async (page: Page, name: string) => {
  // Its name goes on where something in it is unread.
  await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
  await page.getByRole('tabpanel', { name: new RegExp(`^${name}`) }).waitFor()
}

const startTheClock = async (page: Page) => {
  await page.getByRole('button', { name: 'Start the interview' }).click()
  await page.getByRole('region', { name: 'Whiteboard' }).and(page.locator('[data-ready]')).waitFor()
}

const endIt = async (page: Page) => {
  await page.getByRole('button', { name: 'End the interview' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End it now' }).click()
  await page.getByRole('link', { name: 'Read the report' }).waitFor()
}

/** Nothing that keeps somebody out, in light and dark, and nothing that a phone would have to scroll to the side for. */
async function expectOpenToAll(page: Page): Promise<void> {
  expect(await barriers(page)).toEqual([])
  expect(await onPhone(page, () => tooWide(page))).toEqual([])
}

/** The same for parts of a room, of which one is open at a time. */
async function expectPartsOpenToAll(page: Page, parts: readonly string[]): Promise<void> {
  for (const part of parts) {
    await openPart(page, part)
    expect(await barriers(page), part).toEqual([])
  }
  await onPhone(page, async () => {
    for (const part of [...parts, 'Whiteboard']) {
      await openPart(page, part)
      expect(await tooWide(page), part).toEqual([])
    }
  })
}

describe('the pages, in light and dark, for keyboards, screen readers and phones', () => {
  let stage: Stage
  let ada: Visitor
  let bo: Visitor

  beforeAll(async () => {
    stage = await openStage()
    ada = await stage.visitor()
    bo = await stage.visitor()
  })
  afterAll(async () => {
    await stage.close()
  })

  it('an address that leads nowhere', async () => {
    await ada.page.goto('/nowhere')
    await headed(ada.page, 'There is nothing here')
    await expectOpenToAll(ada.page)
  })

  it('the lobby, with nothing and with a question chosen', async () => {
    const { page } = ada
    await page.goto('/')
    await page.getByRole('radio', { name: QUESTION }).waitFor()
    await page.getByText('None yet.').waitFor()
    await expectOpenToAll(page)
    await page.getByRole('radio', { name: QUESTION }).check()
    await page.getByRole('radio', { name: 'A peer' }).check()
    await page.getByText('Read the prompt').click()
    await expectOpenToAll(page)
  })

  it('one’s name', async () => {
    const { page } = ada
    await page.goto('/')
    await page.getByRole('radio', { name: QUESTION }).waitFor()
    await page.getByRole('button', { name: /^Your name/ }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('')
    await page.getByText('Type at least one letter.').waitFor()
    await expectOpenToAll(page)
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada Lovelace')
    await page.getByRole('button', { name: 'Save name' }).click()
    await page
      .getByRole('button', { name: /^Your name/ })
      .getByText('Ada Lovelace')
      .waitFor()
  })

  it('the way in by a link: whole, cut off and no longer good', async () => {
    const { page } = bo
    await page.goto('/join')
    await headed(page, 'This link is not complete')
    await expectOpenToAll(page)
    await page.goto('/')
    await page.goto(`/join#${'x'.repeat(43)}`)
    await headed(page, 'You are invited to an interview')
    await expectOpenToAll(page)
    await page.getByRole('button', { name: 'Join the interview' }).click()
    await page.getByText('This link is not valid, or no longer.').waitFor()
    await expectOpenToAll(page)
  })

  it('the history, empty and filled, and a file that is refused', async () => {
    const { page } = ada
    await page.goto('/history')
    await page.getByText('No interview yet.').waitFor()
    await expectOpenToAll(page)
    await page.getByLabel('Interview file').setInputFiles({
      name: 'wrong.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"format": "interview/1", "utterances": 3}'),
    })
    await page.getByRole('alert').waitFor()
    await expectOpenToAll(page)
    for (const name of ['38-fraud-detection', '01-instagram-stories-analytics']) {
      await page.goto('/')
      await page.getByLabel('Interview file').setInputFiles(gold(name))
      await page.waitForURL('**/report')
    }
    await headed(page, 'Transcript')
    await page.goto('/history')
    await page.getByText('2 interviews').waitFor()
    await expectOpenToAll(page)
    await page.goto('/')
    await page.getByRole('radio', { name: QUESTION }).waitFor()
    await expectOpenToAll(page)
  })

  it('a report, each part of its reference solution, and its downloads', async () => {
    const { page } = ada
    await page.goto('/history')
    await page.getByRole('link', { name: /Instagram/ }).click()
    await headed(page, 'Transcript')
    await expectOpenToAll(page)
    for (const tab of await page.locator('#reference').getByRole('tab').all()) {
      await tab.click()
      const name = (await tab.textContent()) ?? ''
      expect(await barriers(page, '#reference'), name).toEqual([])
      expect(await onPhone(page, () => tooWide(page)), name).toEqual([])
    }
    await page.getByRole('button', { name: 'Download' }).click()
    await page.getByRole('menuitem', { name: /^Interview file/ }).waitFor()
    expect(await barriers(page, '[role="menu"]')).toEqual([])
  })

  it('a report on paper: no bar, no buttons, and the whole reference solution', async () => {
    const { page } = ada
    await page.goto('/history')
    await page.getByRole('link', { name: /Instagram/ }).click()
    await headed(page, 'Transcript')
    await page.emulateMedia({ media: 'print' })
    onTestFinished(() => page.emulateMedia({ media: null }))
    expect(await page.getByRole('banner').isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false)
    for (const part of ['Data model', 'Cost of a year', 'Decisions', 'Alerts', 'Failures'])
      expect(await page.getByRole('table', { name: part, exact: true }).isVisible(), part).toBe(true)
  })

  it('a room as its candidate: waiting, running, ended, and its report without a word', async () => {
    const { page } = ada
    const id = await openRoom(page, { question: QUESTION, minutes: '45' })
    await page.getByRole('button', { name: 'Start the interview' }).waitFor()
    await expectOpenToAll(page)
    await startTheClock(page)
    await page
      .getByRole('log', { name: 'Conversation' })
      .getByText(/Welcome/)
      .first()
      .waitFor()
    await expectPartsOpenToAll(page, ['Conversation', 'Worksheet', 'Prompt'])
    await page.getByRole('button', { name: 'Queue', exact: true }).click()
    // A drawing goes out when the hand rests; only then may the interview end.
    const log = `/api/interviews/${id}/events`
    await expect.poll(async () => (await page.request.get(log)).text()).toContain('board.changed')
    await endIt(page)
    await expectOpenToAll(page)
    await page.getByRole('link', { name: 'Read the report' }).click()
    await headed(page, 'Transcript')
    await page.locator('#whiteboard').getByRole('region', { name: 'Drawing' }).locator('svg').waitFor()
    await expectOpenToAll(page)
  })

  it('a room as a peer who interviews: invitations, notes, coverage, guide', async () => {
    await openRoom(ada.page, { question: QUESTION, minutes: '45', peer: 'Candidate' })
    const link = await inviteLink(ada.page, 'Interviewer')
    await expectOpenToAll(ada.page)
    const { page } = bo
    await page.goto('/')
    await page.goto(link)
    await page.getByRole('button', { name: 'Join the interview' }).click()
    await page.getByRole('button', { name: 'Start the interview' }).waitFor()
    await expectOpenToAll(page)
    await startTheClock(page)
    await expectPartsOpenToAll(page, ['Conversation', 'Notes', 'Coverage', 'Guide'])
    await endIt(page)
    await expectOpenToAll(page)
  })

  it('a room that is not there for this person', async () => {
    await bo.page.goto('/interviews/7f6f1c1e-7d7e-4f6e-9d3a-3f6f4b7c2a10')
    await headed(bo.page, 'There is no such interview for you')
    await expectOpenToAll(bo.page)
  })

  it('from the lobby to a message in the room by keyboard alone', async () => {
    const { page } = bo
    const { keyboard } = page
    await page.goto('/')
    const cards = page.getByRole('radiogroup', { name: 'Questions' }).getByRole('radio')
    await tabTo(page, cards.first())
    await keyboard.press('Space')
    await keyboard.press('ArrowDown')
    expect(await cards.nth(1).isChecked()).toBe(true)
    await tabTo(page, page.getByRole('button', { name: 'Start interview' }))
    await keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'Start the interview' }))
    await keyboard.press('Enter')
    await page.getByRole('region', { name: 'Whiteboard' }).and(page.locator('[data-ready]')).waitFor()
    await tabTo(page, page.getByRole('textbox', { name: 'Message' }), 120)
    await keyboard.type('Which events do we count?')
    await keyboard.press('Enter')
    await page
      .getByRole('log', { name: 'Conversation' })
      .getByText('Which events do we count?')
      .first()
      .waitFor()
  })

  it('stands without an error of its own', () => {
    expect([...ada.errors, ...bo.errors]).toEqual([])
  })
})
