import type { Page } from 'playwright-core'

/** Chooses a question in the lobby and opens its room. Returns the interview's id. */
export async function openRoom(
  page: Page,
  wanted: { question: string; minutes: string; peer?: 'Candidate' | 'Interviewer' },
): Promise<string> {
  await page.goto('/')
  await page.getByRole('radio', { name: wanted.question }).check()
  await page.getByLabel('Minutes', { exact: true }).fill(wanted.minutes)
  if (wanted.peer) {
    await page.getByRole('radio', { name: 'A peer' }).check()
    await page.getByRole('radio', { name: wanted.peer, exact: true }).check()
    await page.getByRole('button', { name: 'Open the room' }).click()
  } else {
    await page.getByRole('button', { name: 'Start interview' }).click()
  }
  await page.waitForURL(/\/interviews\/[0-9a-f-]{36}$/)
  return page.url().split('/').at(-1) ?? ''
}

/** Makes an invitation link in the room and returns it. */
export async function inviteLink(page: Page, role: string): Promise<string> {
  await page.getByLabel('Role', { exact: true }).selectOption({ label: role })
  await page.getByRole('button', { name: 'Create link' }).click()
  const link = page.getByRole('textbox', { name: 'Invitation link' })
  await link.waitFor()
  return link.inputValue()
}

/** Says something in the conversation and waits until it is acknowledged. */
export async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('tab', { name: 'Conversation' }).click()
  const box = page.getByRole('textbox', { name: 'Message' })
  await box.fill(text)
  // Pressed when it can be: before the start, and until the room is connected, nothing can be said.
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await heard(page, text)
}

/** Waits until a text stands in the conversation. */
export async function heard(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole('log', { name: 'Conversation' }).getByText(text).first().waitFor({ timeout: 60_000 })
}

/** Draws a rectangle on the whiteboard with the mouse. */
export async function drawBox(page: Page, at: { x: number; y: number }): Promise<void> {
  const board = page.getByRole('region', { name: 'Whiteboard' })
  await page.locator('[data-ready]').first().waitFor()
  const area = await board.boundingBox()
  if (!area) throw new Error('no whiteboard')
  await page.mouse.click(area.x + area.width - 60, area.y + area.height - 120)
  await page.keyboard.press('r')
  const from = { x: area.x + at.x, y: area.y + at.y }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 60, from.y + 30, { steps: 4 })
  await page.mouse.move(from.x + 140, from.y + 80, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.press('Escape')
}

/** Fills a row of the worksheet. */
export async function estimate(page: Page, section: 'Estimates' | 'Costs', label: string, formula: string) {
  await page.getByRole('tab', { name: 'Worksheet' }).click()
  const before = await page
    .getByRole('textbox', { name: new RegExp(`^${section}, row \\d+: formula`) })
    .count()
  await page.getByRole('button', { name: section === 'Estimates' ? 'Add an estimate' : 'Add a cost' }).click()
  const row = `${section}, row ${before + 1}`
  await page.getByRole('textbox', { name: `${row}: what it is` }).fill(label)
  await page.getByRole('textbox', { name: `${row}: formula` }).fill(formula)
  return page.getByLabel(`${row}: result`)
}
