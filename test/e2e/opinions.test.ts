import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createdInvitation } from '../../server/interview/api.ts'
import { complain, judging, type ModelEndpoint, modelEndpoint } from '../helpers/model-endpoint.ts'
import { barriers, onPhone, tooWide } from './audit.ts'
import { openStage, type Stage, type Visitor } from './stage.ts'

const gold = fileURLToPath(new URL('../fixtures/gold/28-rate-limiter.interview.json', import.meta.url))
const section = '#opinions'

describe('opinions side by side, in a browser', () => {
  let endpoint: ModelEndpoint
  let stage: Stage
  let ada: Visitor
  let bo: Visitor
  beforeAll(async () => {
    endpoint = await modelEndpoint()
    stage = await openStage({ OPENAI_BASE_URL: endpoint.baseUrl, OPENAI_MODEL: 'judge-mini' })
    ada = await stage.visitor()
    bo = await stage.visitor()
  })
  afterAll(async () => {
    await stage.close()
    await endpoint.close()
  })
  const part = (who: Visitor) => who.page.getByRole('region', { name: 'Opinions side by side' })
  const expectOpenToAll = async ({ page }: Visitor) => {
    expect(await barriers(page, section)).toEqual([])
    expect(await onPhone(page, () => tooWide(page))).toEqual([])
  }

  it('says what to do when the model cannot be asked', async () => {
    const { page } = ada
    await page.goto('/history')
    await page.getByLabel('Interview file').setInputFiles(gold)
    await page.waitForURL('**/report')
    endpoint.behave((_asked, response) => complain(response, 401, { message: 'no' }))
    await part(ada).getByRole('button', { name: 'Ask judge-mini' }).click()
    await part(ada).getByText('Check OPENAI_API_KEY.').waitFor()
    await expectOpenToAll(ada)
  })

  it('shows progress, and then what differs first', async () => {
    endpoint.behave((asked, response, turn, again) =>
      setTimeout(() => judging('missed')(asked, response, turn, again), 150),
    )
    await part(ada).getByRole('button', { name: 'Ask again' }).click()
    await part(ada).getByRole('progressbar').waitFor()
    await part(ada).getByText('judge-mini has judged this interview.').waitFor()
    const table = part(ada).getByRole('table', { name: /They differ on/ })
    const first = table.getByRole('row').nth(1)
    await first.getByText('Met', { exact: true }).waitFor()
    await first.getByText('Missed', { exact: true }).waitFor()
    await first.getByText('Why').first().click()
    await expectOpenToAll(ada)
  })

  it('takes an interviewer’s verdicts, and shows them to the candidate', async () => {
    const id = ada.page.url().split('/').at(-2) ?? ''
    const link = await ada.page.request.post(`/api/interviews/${id}/invitations`, {
      data: { role: 'interviewer', label: 'Bo' },
      headers: { origin: stage.url },
    })
    const { token } = createdInvitation.parse(await link.json())
    // Who Bo is must be settled before he accepts.
    await bo.page.goto('/', { waitUntil: 'networkidle' })
    const accepted = await bo.page.request.post('/api/invitations/accept', {
      data: { token },
      headers: { origin: stage.url },
    })
    expect(accepted.status(), await accepted.text()).toBeLessThan(300)
    await bo.page.goto(`/interviews/${id}/report`)
    const row = part(bo).getByRole('table').first().getByRole('row').nth(1)
    await row.getByRole('textbox').fill('Named no number.')
    await row.getByRole('button', { name: 'Partial' }).click()
    await row.getByRole('button', { name: 'Partial', pressed: true }).waitFor()
    await expectOpenToAll(bo)
    await ada.page.reload()
    await part(ada).getByRole('row').nth(1).getByText('Partial', { exact: true }).waitFor()
    expect([...ada.errors, ...bo.errors]).toEqual([])
  })
})
