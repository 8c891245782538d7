import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Environment, runGrade, type Streams } from '../../server/cli/grade.ts'
import { runGradeEval } from '../../server/cli/grade-eval.ts'
import { report } from '../../server/grading/report.ts'
import { opinion } from '../../server/opinions/opinion.ts'
import {
  complain,
  complete,
  judging,
  type ModelEndpoint,
  modelEndpoint,
  verdictText,
} from '../helpers/model-endpoint.ts'

const gold = fileURLToPath(new URL('../fixtures/gold', import.meta.url))
const name = '28-rate-limiter'
const file = join(gold, `${name}.interview.json`)

type Run = (args: readonly string[], streams: Streams, env?: Environment) => Promise<number>
async function call(run: Run, args: readonly string[], env: Environment) {
  const said = { out: '', err: '' }
  const code = await run(
    args,
    {
      out: (text) => {
        said.out += text
      },
      err: (text) => {
        said.err += text
      },
    },
    env,
  )
  return { code, ...said }
}
const both = z.object({ rules: report, model: opinion, person: opinion.nullable() })

let endpoint: ModelEndpoint
let env: Environment
beforeAll(async () => {
  endpoint = await modelEndpoint()
  env = { OPENAI_BASE_URL: endpoint.baseUrl, OPENAI_API_KEY: 'sk-secret', OPENAI_MODEL: 'judge-mini' }
})
beforeEach(() => {
  endpoint.behave(judging('missed'))
  endpoint.asked.length = 0
})
afterAll(() => endpoint?.close())

describe('grade FILE --model', () => {
  test('prints the report as without, and rules and model side by side behind it', async () => {
    const without = await call(runGrade, [file], {})
    const { code, out, err } = await call(runGrade, [file, '--model'], env)
    expect(code).toBe(0)
    expect(out.startsWith(without.out)).toBe(true)
    const behind = out.slice(without.out.length)
    expect(behind).toContain('judge-mini: judge-mini-2026-10-01, prompt 1, core')
    expect(behind).toMatch(/They differ:\n +rules +judge-mini\n +\S+ +met +missed\n/)
    expect(behind).toMatch(/rules and judge-mini: \d+ % equal of the \d+ that both judged\n/)
    expect(err).toContain('asking judge-mini')
  })

  test('keeps both apart in JSON', async () => {
    const without = await call(runGrade, [file, '--json'], {})
    const { out } = await call(runGrade, [file, '--json', '--model'], env)
    const { rules, model, person } = both.parse(JSON.parse(out))
    expect(rules).toEqual(report.parse(JSON.parse(without.out)))
    expect(model.grader.kind).toBe('model')
    expect(model.criteria.map((it) => it.id)).toEqual(rules.criteria.map((it) => it.id))
    expect(person).toBeNull()
  })

  test('ends with 0 when the model could not judge, and says why', async () => {
    endpoint.behave((_asked, response) => complain(response, 401, { message: 'wrong key sk-secret' }))
    const { code, out, err } = await call(runGrade, [file, '--model'], env)
    expect(code).toBe(0)
    expect(out).toContain('Could not judge (?), which is not missed:')
    expect(out).toContain(
      'judge-mini, all: The endpoint does not accept the key (401). Check OPENAI_API_KEY.',
    )
    expect(out + err).not.toContain('sk-secret')
  })

  test('says what to set where no model is', async () => {
    const { code, err, out } = await call(runGrade, [file, '--model'], {})
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('expected OPENAI_API_KEY, or OPENAI_BASE_URL')
    const wrong = await call(runGrade, [file, '--model'], { OPENAI_API_KEY: 'two words' })
    expect([wrong.code, wrong.err.includes('OPENAI_API_KEY: expected')]).toEqual([2, true])
    expect(wrong.err).not.toContain('two words')
  })
})

describe('grade:eval DIR --model', () => {
  const folder = mkdtempSync(join(tmpdir(), 'grade-model-'))
  for (const ending of ['interview.json', 'labels.json'])
    copyFileSync(join(gold, `${name}.${ending}`), join(folder, `${name}.${ending}`))

  test('prints the figures of both, and apart what the model could not judge', async () => {
    endpoint.behave(({ criterion }, response) =>
      ['cost.estimate', 'security.access'].includes(criterion)
        ? complain(response, 400, { message: 'not this one' })
        : complete(response, verdictText(criterion, 'missed')),
    )
    const without = await call(runGradeEval, [folder], {})
    const { code, out } = await call(runGradeEval, [folder, '--model'], env)
    expect(code).toBe(0)
    expect(out.startsWith(without.out)).toBe(true)
    const figures = JSON.parse(out.trim().split('\n').at(-1) ?? '')
    expect(figures).toMatchObject({
      rules: { labels: 34, couldNotJudge: 0 },
      rulesWhereModelJudged: { labels: 32 },
      model: { name: 'judge-mini', labels: 32, couldNotJudge: 2 },
    })
    expect(figures.rules.exact).toBeGreaterThan(figures.model.exact)
  })
})
