import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { faultLine } from '../../server/bank/fault.ts'
import { openLiveBank } from '../../server/bank/live.ts'
import { loadBank } from '../../server/bank/load.ts'
import { drillTemplate, fullTemplate } from '../../web/write/templates.ts'

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const shipped = { questionsDir: inProject('questions'), rubricsDir: inProject('rubrics') }

describe('a folder of one’s own', () => {
  let ownDir: string
  beforeEach(async () => {
    ownDir = await mkdtemp(join(tmpdir(), 'fortyfive-own-'))
  })
  afterEach(() => rm(ownDir, { recursive: true, force: true }))
  const put = (name: string, text: string) => writeFile(join(ownDir, name), text)

  it('is loaded beside the shipped bank, drills in a folder of theirs too', async () => {
    await put('parking-app.yaml', fullTemplate)
    await mkdir(join(ownDir, 'drills'))
    await put('drills/late-reports.yaml', drillTemplate)
    const bank = await loadBank({ ...shipped, ownDir })
    expect(bank.faults).toEqual([])
    expect(bank.get('parking-app')).toMatchObject({ own: true })
    expect(bank.get('late-reports')).toMatchObject({ own: true })
    expect(bank.get('uber-data-platform')).toMatchObject({ own: false })
    expect(bank.list().find(({ id }) => id === 'late-reports')).toMatchObject({ kind: 'drill', own: true })
  })

  it('gives a question the shared curveballs that go with it', async () => {
    await put('parking-app.yaml', fullTemplate)
    const bank = await loadBank({ ...shipped, ownDir })
    const played = bank.get('parking-app')?.question.curveballs.map(({ id }) => id)
    expect(played).toEqual(expect.arrayContaining(['duplicate-data', 'ten-times-traffic']))
  })

  it('leaves out a broken file with file, line, field and what was expected; the rest works', async () => {
    await put('parking-app.yaml', fullTemplate.replace('level: L5', 'level: L9'))
    await put('late-reports.yaml', drillTemplate)
    await put('torn.yaml', 'format: drill/1\nid: [torn\n')
    await put('simple-etl.yaml', drillTemplate.replace('id: late-reports', 'id: simple-etl'))
    const bank = await loadBank({ ...shipped, ownDir })
    expect(bank.get('late-reports')).toBeDefined()
    expect(bank.get('simple-etl')).toMatchObject({ own: false })
    expect(bank.get('parking-app')).toBeUndefined()
    const lines = bank.faults.map(faultLine).map((line) => line.replace(/^fortyfive-own-[^/]+/, 'own'))
    expect(lines).toEqual(
      expect.arrayContaining([
        'own/parking-app.yaml:6: level: expected "L4" or "L5" or "L6" or "L7" or "L8", got "L9"',
        expect.stringMatching(/^own\/torn\.yaml:\d+: column \d+: /),
        expect.stringMatching(
          /^own\/simple-etl\.yaml:3: id: expected an id of its own, "simple-etl" is also in /,
        ),
      ]),
    )
  })

  it('may be missing altogether', async () => {
    const bank = await loadBank({ ...shipped, ownDir: join(ownDir, 'nowhere') })
    expect(bank.get('uber-data-platform')).toBeDefined()
    expect(bank.faults.map(faultLine)).toEqual(['nowhere:1: expected a folder that can be read, found none'])
  })

  it('is read again after a change, and what was taken before stays as it was', async () => {
    await put('late-reports.yaml', drillTemplate)
    const reloads: string[] = []
    let told: () => void = () => {}
    const bank = await openLiveBank(
      { ...shipped, ownDir },
      {
        watch: true,
        reloaded: (now) => {
          reloads.push(now.get('late-reports')?.question.title ?? 'gone')
          told()
        },
      },
    )
    try {
      const before = bank.get('late-reports')
      const changed = new Promise<void>((resolve) => {
        told = resolve
      })
      await put('late-reports.yaml', drillTemplate.replace('title: Late reports', 'title: Later reports'))
      await changed
      expect(bank.get('late-reports')?.question.title).toBe('Later reports')
      expect(before?.question.title).toBe('Late reports')
      expect(bank.get('late-reports')?.hash).not.toBe(before?.hash)
    } finally {
      bank.close()
    }
  })

  it('takes a question that is saved', async () => {
    const bank = await openLiveBank({ ...shipped, ownDir })
    await bank.save('parking-app', fullTemplate)
    expect(bank.get('parking-app')).toMatchObject({ own: true })
    bank.close()
  })
})
