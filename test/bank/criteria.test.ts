import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { loadBank } from '../../server/bank/load.ts'
import { grade } from '../../server/grading/grade.ts'
import { verdict } from '../../server/interview/ids.ts'

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const bank = await loadBank({ questionsDir: inProject('questions'), rubricsDir: inProject('rubrics') })
const cases = z
  .record(z.string(), z.record(z.string(), z.partialRecord(verdict, z.array(z.string()))))
  .parse(parse(await readFile(inProject('test/fixtures/bank-criteria.yaml'), 'utf8')))

const lines = Object.entries(cases).flatMap(([questionId, criteria]) =>
  Object.entries(criteria).flatMap(([criterionId, byVerdict]) =>
    verdict.options.flatMap((wanted) =>
      (byVerdict[wanted] ?? []).map((says) => ({ questionId, criterionId, wanted, says })),
    ),
  ),
)

function verdictOn(questionId: string, criterionId: string, says: string): string | undefined {
  const held = bank.get(questionId)
  if (!held) throw new Error(`no question ${questionId}`)
  const { question } = held
  const judged = question.criteria.filter(({ id }) => id === criterionId)
  const report = grade({
    name: 'case',
    // Only the criterion that the case is about: the core rubric has cases of its own.
    rubric: { ...bank.core.rubric, criteria: [] },
    rubricHash: bank.core.hash,
    question: { ...held, question: { ...question, criteria: judged } },
    interview: {
      format: 'interview/1',
      question: { id: question.id, title: question.title, prompt: question.prompt },
      level: question.level,
      durationMinutes: question.minutes,
      phases: [],
      utterances: [
        { id: 'u1', at: 10, speaker: 'interviewer', text: judged[0]?.probe ?? '' },
        { id: 'u2', at: 20, speaker: 'candidate', text: says },
      ],
      whiteboard: null,
    },
  })
  return report.criteria.find(({ id }) => id === criterionId)?.verdict
}

describe('the questions’ own criteria', () => {
  it('each have an answer that meets them, one that touches them, and one that misses them', () => {
    for (const { question } of bank.questions.values())
      for (const { id } of question.criteria)
        expect(Object.keys(cases[question.id]?.[id] ?? {}).sort(), `${question.id}, ${id}`).toEqual(
          [...verdict.options].sort(),
        )
  })

  test.each(lines)('$criterionId is $wanted: $says', ({ questionId, criterionId, wanted, says }) => {
    expect(verdictOn(questionId, criterionId, says)).toBe(wanted)
  })
})
