import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { interviewFile } from '../../server/interview/export.ts'
import { drawBox, estimate, heard, inviteLink, openRoom, say } from './moves.ts'
import { openStage, type Stage, type Visitor } from './stage.ts'

const NOTE = 'Asks for numbers before drawing, a good sign.'

describe('a candidate with a peer who came by link', () => {
  let stage: Stage
  let ada: Visitor
  let bo: Visitor
  let id: string

  beforeAll(async () => {
    stage = await openStage()
    ada = await stage.visitor()
    bo = await stage.visitor()
  })
  afterAll(async () => {
    await stage.close()
  })

  it('lets the peer in by a link that admits one person', async () => {
    id = await openRoom(ada.page, {
      question: 'MySQL changes into a warehouse',
      minutes: '6',
      peer: 'Candidate',
    })
    const link = await inviteLink(ada.page, 'Interviewer')
    await bo.page.goto(link)
    await bo.page.getByRole('textbox', { name: 'Your name' }).fill('Bo')
    await bo.page.getByRole('button', { name: 'Join the interview' }).click()
    await bo.page.waitForURL(`**/interviews/${id}`)
    await ada.page.getByText('Bo', { exact: true }).first().waitFor()
    const eve = await stage.visitor()
    await eve.page.goto(link)
    await eve.page.getByRole('button', { name: 'Join the interview' }).click()
    await eve.page.getByText('This link is not valid, or no longer.').waitFor()
  })

  it('carries words, drawing and worksheet from one to the other', async () => {
    await bo.page.getByRole('button', { name: 'Start the interview' }).click()
    await say(bo.page, 'Hello Ada, tell me how you would begin.')
    await heard(ada.page, 'Hello Ada, tell me how you would begin.')
    await say(ada.page, 'How many tables are there, and how fresh does the warehouse have to be?')
    await heard(bo.page, /How many tables/)
    await drawBox(ada.page, { x: 420, y: 320 })
    const result = await estimate(
      ada.page,
      'Costs',
      'Replication',
      '4 node * 0.4 USD/hour/node * 8760 hour to USD',
    )
    await expect.poll(() => result.textContent()).toBe('$14.02k')
    await bo.page.getByRole('tab', { name: 'Worksheet' }).click()
    await expect
      .poll(() => bo.page.getByRole('textbox', { name: 'Costs, row 1: formula' }).inputValue())
      .toContain('4 node')
  })

  it('gives the interviewer notes, coverage, probes and curveballs', async () => {
    const { page } = bo
    await page.getByRole('tab', { name: 'Notes' }).click()
    await page.getByLabel(/^New note/).fill(NOTE)
    await page.getByRole('button', { name: 'Next note' }).click()
    await page.getByText('Saved').first().waitFor()
    await page.getByRole('tab', { name: 'Coverage' }).click()
    await page
      .getByRole('button', { name: /^Ask about: / })
      .first()
      .click()
    await expect.poll(() => page.getByRole('textbox', { name: 'Message' }).inputValue()).not.toBe('')
    await page.getByRole('textbox', { name: 'Message' }).press('Enter')
    await page.getByRole('tab', { name: 'Guide' }).click()
    await page
      .getByRole('button', { name: /^Play: / })
      .first()
      .click()
    await ada.page.getByRole('tab', { name: 'Conversation' }).click()
    await ada.page.getByRole('log', { name: 'Conversation' }).getByText('Curveball').first().waitFor()
    await say(
      ada.page,
      'I would stop the merge, find the last position that was applied, and replay from there by key.',
    )
  })

  it('minds the clock: extends, pauses, resumes, advances', async () => {
    const { page } = bo
    await page.getByRole('button', { name: '+2 min for this phase' }).click()
    await page.getByRole('button', { name: 'Pause the clock' }).click()
    await page.getByRole('button', { name: 'Resume the clock' }).click()
    await page.getByRole('button', { name: /^Next phase/ }).click()
    await expect(
      ada.page.getByRole('group', { name: 'Phase controls' }).count(),
    ).resolves.toBeLessThanOrEqual(1)
    await expect(ada.page.getByRole('button', { name: /^Next phase/ }).count()).resolves.toBe(0)
  })

  it('tells the candidate nothing of notes, coverage or the solution before the end', async () => {
    const [toAda, toBo] = [ada, bo].map(({ received }) => received.join('\n'))
    // What the interviewer was sent, to know that the words looked for are the right ones. Not printed: it is long.
    const secrets = ['"type":"coverage"', '"reference"', '"probe"', '"facts"']
    expect(secrets.filter((secret) => !toBo?.includes(secret))).toEqual([])
    expect([NOTE, ...secrets].filter((secret) => toAda?.includes(secret))).toEqual([])
  })

  it('ends, and both read the same report, notes and all', async () => {
    await bo.page.getByRole('button', { name: 'End the interview' }).click()
    await bo.page.getByRole('dialog').getByRole('button', { name: 'End it now' }).click()
    for (const { page } of [ada, bo]) {
      await page.getByRole('link', { name: 'Read the report' }).click()
      await page.getByRole('heading', { name: 'Transcript' }).waitFor()
      await page.getByText(NOTE).first().waitFor()
    }
    const [hers, his] = await Promise.all([ada, bo].map(({ page }) => page.locator('#result').textContent()))
    expect(hers).toBe(his)
  })

  it('leads from a quote to its moment', async () => {
    const { page } = ada
    const quote = page.locator('#criteria a[href^="#said-"]').first()
    const place = (await quote.getAttribute('href')) ?? ''
    await quote.click()
    await expect.poll(() => page.evaluate(() => window.location.hash)).toBe(place)
    await expect.poll(() => page.locator(place).evaluate((it) => it.matches(':target'))).toBe(true)
  })

  it('exports a file that imports to the same report', async () => {
    const { page } = ada
    const result = await page.locator('#result').textContent()
    const criteria = await page.locator('#criteria').textContent()
    await page.getByRole('button', { name: 'Download' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /^Interview file/ }).click(),
    ])
    const path = await download.path()
    const file = interviewFile.parse(JSON.parse(await readFile(path, 'utf8')))
    expect(file.utterances.map((it) => it.text)).toContain('Hello Ada, tell me how you would begin.')
    expect(file.whiteboard?.elements.length).toBeGreaterThan(0)
    await page.goto('/')
    await page.getByLabel('Interview file').setInputFiles(path)
    await page.waitForURL((url) => url.pathname.endsWith('/report') && !url.pathname.includes(id))
    await page.getByRole('heading', { name: 'Transcript' }).waitFor()
    expect(await page.locator('#result').textContent()).toBe(result)
    expect(await page.locator('#criteria').textContent()).toBe(criteria)
  })

  it('had no error on any page', () => {
    expect([...ada.errors, ...bo.errors]).toEqual([])
  })
})
