import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadBank } from '../../server/bank/load.ts'
import { factAskedFor } from '../../server/interviewer/scripted/facts.ts'

const folder = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))
const bank = await loadBank({ questionsDir: folder('questions'), rubricsDir: folder('rubrics') })
const facts = [...bank.questions.values()].flatMap(({ question }) =>
  question.facts.map((fact) => ({ id: question.id, fact: fact.id, asks: fact.asks, all: question.facts })),
)

describe('the facts of the shipped questions', () => {
  test.each(facts)('$id: $fact is found by most of the ways to ask for it', ({ fact, asks, all }) => {
    const lost = asks.filter((ask) => factAskedFor(all, ask)?.id !== fact)
    expect(lost.length, lost.join(' · ')).toBeLessThanOrEqual(asks.length / 3)
  })
})
