import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { loadBank } from '../../server/bank/load.ts'
import { type Trials, trials } from '../../server/bank/trial-file.ts'
import { readAloud, scoreOnAll, scoreOnOwn, verdictOn } from '../../server/bank/trials.ts'
import { verdicts } from '../../server/interview/ids.ts'
import type { Question } from '../../server/interview/question.ts'

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const bank = await loadBank({ questionsDir: inProject('questions'), rubricsDir: inProject('rubrics') })

async function trialsOf({ id, format }: Question): Promise<Trials> {
  const folder = format === 'drill/1' ? 'test/fixtures/bank/drills' : 'test/fixtures/bank'
  return trials.parse(parse(await readFile(inProject(`${folder}/${id}.yaml`), 'utf8')))
}
const tried = await Promise.all(
  [...bank.questions.values()].map(
    async ({ question }) => [question.id, question, await trialsOf(question)] as const,
  ),
)
const full = tried.filter(([, { format }]) => format === 'question/1')
const strong = new Map(
  tried.map(([id, , { answers }]) => [id, answers.find((it) => it.id === 'strong')?.says ?? []]),
)

describe.each(tried)('%s', (_id, question, { cases, answers }) => {
  it('has for each own criterion answers that meet, touch and miss it', () => {
    for (const { id } of question.criteria)
      expect(Object.keys(cases[id] ?? {}).sort(), id).toEqual([...verdicts].sort())
  })

  it('judges them as a careful reader does', () => {
    const wrong = Object.entries(cases).flatMap(([criterion, byVerdict]) =>
      verdicts.flatMap((wanted) =>
        (byVerdict[wanted] ?? []).flatMap((says) => {
          const got = verdictOn(question, criterion, says)
          return got === wanted ? [] : [`${criterion} is ${wanted}, not ${got}: ${says}`]
        }),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('scores a strong, a weak and a hollow answer within their bands', () => {
    expect(answers.map(({ id }) => id)).toEqual(['strong', 'weak', 'buzzwords'])
    for (const { id, own, overall, says } of answers) {
      const { score } = scoreOnOwn(question, says).overall
      expect(score, id).toBeGreaterThanOrEqual(own[0])
      expect(score, id).toBeLessThanOrEqual(own[1])
      if (!overall) continue
      const all = scoreOnAll(question, bank.core.rubric, says).overall.score
      expect(all, `${id}, overall`).toBeGreaterThanOrEqual(overall[0])
      expect(all, `${id}, overall`).toBeLessThanOrEqual(overall[1])
    }
  })

  it('gives its own reference, read out in plain words, at least 3.2 of 4', () => {
    expect(scoreOnOwn(question, readAloud(question)).overall.score).toBeGreaterThanOrEqual(3.2)
  })
})

describe('an answer to another question', () => {
  // Neighbours share parts of their answer, such as two questions about changes of a database; strangers share little.
  test.each(full)('scores low on the criteria of %s', (id, question) => {
    const others = full.filter(([other]) => other !== id)
    const scores = others.map(([other]) => scoreOnOwn(question, strong.get(other) ?? []).overall.score)
    const own = scoreOnOwn(question, strong.get(id) ?? []).overall.score
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
    expect(mean).toBeLessThanOrEqual(1.2)
    expect(Math.max(...scores)).toBeLessThan(own)
  })
})
