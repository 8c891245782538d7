import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { runGrade } from '../../server/cli/grade.ts'
import { runGradeEval } from '../../server/cli/grade-eval.ts'
import { report } from '../../server/grading/report.ts'

const gold = fileURLToPath(new URL('../fixtures/gold', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'grade-'))

const call = async (
  run: typeof runGrade,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> => {
  const said = { out: '', err: '' }
  const code = await run(args, {
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
  })
  return { code, ...said }
}

const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const some = readdirSync(gold).find((name) => name.endsWith('.interview.json')) ?? ''
const interview = (): { utterances: Record<string, unknown>[] } & Record<string, unknown> =>
  JSON.parse(readFileSync(join(gold, some), 'utf8'))

describe('grade FILE', () => {
  test('prints a report for people', async () => {
    const { code, out } = await call(runGrade, join(gold, some))
    expect(code).toBe(0)
    expect(out).toContain('Overall')
    expect(out).toContain('design.end-to-end')
  })

  test('prints grade/1 with --json, for the file by its name', async () => {
    const { code, out } = await call(runGrade, join(gold, some), '--json')
    expect(code).toBe(0)
    expect(report.parse(JSON.parse(out))).toMatchObject({ format: 'grade/1', interview: some })
  })

  test('applies the criteria of a question that the bank holds', async () => {
    const content = { ...interview(), question: { id: 'uber-data-platform', title: 'T', prompt: 'P' } }
    const { out } = await call(runGrade, file('held.interview.json', JSON.stringify(content)), '--json')
    const sources = report.parse(JSON.parse(out)).criteria.map((one) => one.source)
    expect(sources.filter((source) => source === 'core')).toHaveLength(34)
    expect(sources).toContain('question')
  })
})

describe('grade with a bad file exits with 2 and names the place', () => {
  const changed = (change: (content: ReturnType<typeof interview>) => void): string => {
    const content = interview()
    change(content)
    return JSON.stringify(content)
  }

  test.each([
    [
      'a speaker that is neither',
      () => changed((c) => Object.assign(c.utterances[17] ?? {}, { speaker: 'robot' })),
      'utterances[17].speaker: expected "candidate" or "interviewer"',
    ],
    [
      'a text that is a number',
      () => changed((c) => Object.assign(c.utterances[3] ?? {}, { text: 5 })),
      'utterances[3].text: expected a string',
    ],
    [
      'a missing level',
      () => changed((c) => delete c.level),
      'level: expected "L4" or "L5" or "L6" or "L7" or "L8"',
    ],
    [
      'another format',
      () => changed((c) => Object.assign(c, { format: 'interview/2' })),
      'format: expected "interview/1"',
    ],
    [
      'times out of order',
      () => changed((c) => Object.assign(c.utterances[4] ?? {}, { at: 0 })),
      'utterances[4].at: expected times in order',
    ],
    ['no JSON', () => '{\n  "format": interview\n}', 'line 2, column 13: expected JSON, found "i"'],
    [
      'JSON that ends too early',
      () => '{ "format": "interview/1",',
      'line 1, column 27: expected JSON, found the end of the file',
    ],
    ['a list', () => '[]', 'expected an object'],
    [
      'an id that stands twice',
      () => changed((c) => Object.assign(c.utterances[1] ?? {}, { id: c.utterances[0]?.id })),
      'utterances[1].id: expected an id of its own',
    ],
    [
      'a text beyond all measure',
      () => changed((c) => Object.assign(c.utterances[2] ?? {}, { text: 'a'.repeat(100_001) })),
      'utterances[2].text: expected at most 100000 characters',
    ],
    [
      'a time that is no number',
      () => changed((c) => Object.assign(c.utterances[5] ?? {}, { at: 'NaN' })),
      'utterances[5].at: expected a number',
    ],
    [
      'a time without end',
      () => changed(() => {}).replace(/"at":[\d.]+/, '"at":1e999'),
      'utterances[0].at: expected a number',
    ],
    [
      'a whiteboard of something else',
      () => changed((c) => Object.assign(c, { whiteboard: { type: 'tldraw', elements: [] } })),
      'whiteboard.type: expected "excalidraw"',
    ],
    ['lists nested without end', () => '['.repeat(9_000), 'expected JSON'],
  ])('%s', async (name, content, says) => {
    const { code, out, err } = await call(runGrade, file(`${name.replaceAll(' ', '-')}.json`, content()))
    expect(err).toContain(says)
    expect(out).toBe('')
    expect(code).toBe(2)
  })

  test('writes nothing but what it prints, whether the file is good or bad', async () => {
    const places = [folder, gold, process.cwd()]
    const list = () => places.map((place) => readdirSync(place).sort())
    const path = file('good.json', JSON.stringify(interview()))
    const bad = file('bad.json', '{')
    const before = list()
    expect((await call(runGrade, path, '--json')).code).toBe(0)
    expect((await call(runGrade, bad)).code).toBe(2)
    expect(list()).toEqual(before)
    expect(readFileSync(path, 'utf8')).toBe(JSON.stringify(interview()))
  })

  test('a file that is not there, a folder, no file', async () => {
    expect((await call(runGrade, join(folder, 'nothing.json'))).err).toContain('there is no such file')
    expect((await call(runGrade, folder)).err).toContain('is a folder')
    expect(await call(runGrade)).toMatchObject({ code: 2, err: expect.stringContaining('usage') })
    expect((await call(runGrade, 'x.json', '--question-dir', join(folder, 'none'))).err).toContain(
      'no such folder',
    )
  })
})

describe('grade:eval', () => {
  test('prints the agreement with the labels', async () => {
    const { code, out } = await call(runGradeEval, gold)
    expect(code).toBe(0)
    const figures = JSON.parse(out.trim().split('\n').at(-1) ?? '')
    expect(figures).toMatchObject({ files: 16, labels: 544 })
    // Far below what it reaches; whoever falls under this broke something.
    expect(figures.macroF1).toBeGreaterThan(0.8)
    expect(figures.qwk).toBeGreaterThan(0.7)
  })

  test('lists what differs with --errors', async () => {
    const { out } = await call(runGradeEval, gold, '--errors')
    expect(out).toMatch(/readers (?:met|partial|missed), engine (?:met|partial|missed)/)
  })

  test('a folder that is not there', async () => {
    expect(await call(runGradeEval, join(folder, 'none'))).toMatchObject({ code: 2 })
  })
})
