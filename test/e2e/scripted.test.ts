import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawBox, estimate, heard, openRoom, say } from './moves.ts'
import { openStage, type Stage, type Visitor } from './stage.ts'

describe('a candidate with the scripted interviewer', () => {
  let stage: Stage
  let ada: Visitor

  beforeAll(async () => {
    stage = await openStage()
    ada = await stage.visitor()
  })
  afterAll(async () => {
    expect(ada.errors).toEqual([])
    await stage.close()
  })

  it('is asked, answered, probed, thrown a curveball and closed, and reads a report', async () => {
    const { page } = ada
    await openRoom(page, { question: 'Real-time analytics for Instagram Stories', minutes: '1.2' })
    await page.getByRole('button', { name: 'Start the interview' }).click()
    await heard(page, /Welcome\. .*Real-time analytics for Instagram Stories/)

    await say(page, 'How big is one event?')
    await heard(page, /two hundred bytes/)
    const result = await estimate(page, 'Estimates', 'Ingest', '10e6 event/s * 200 B/event to GB/s')
    await expect.poll(() => result.textContent()).toBe('2 GB/s')
    await page.getByRole('button', { name: 'Queue', exact: true }).click()
    await drawBox(page, { x: 420, y: 420 })
    await say(
      page,
      'Ten million events a second times 200 bytes is 2 gigabytes a second, so I put Kafka in front.',
    )
    await say(page, 'I page the on-call when consumer lag stays above 60 seconds for five minutes.')

    const curveball = page.getByRole('log', { name: 'Conversation' }).getByText('Curveball')
    await curveball.first().waitFor({ timeout: 90_000 })
    await say(
      page,
      'I would first look at which partition is affected, then move its key to a salted one and replay from the last checkpoint.',
    )

    await page.getByRole('link', { name: 'Read the report' }).click({ timeout: 120_000 })
    await page.getByRole('heading', { name: 'Real-time analytics for Instagram Stories' }).first().waitFor()
    await page
      .getByText('I page the on-call when consumer lag stays above 60 seconds for five minutes.')
      .first()
      .waitFor()
  })
})
