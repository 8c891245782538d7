import { z } from 'zod'
import type { Evidence } from '../grading/report.ts'
import { type Verdict, verdict } from '../interview/ids.ts'
import { type Failed, passing } from '../models/failures.ts'
import type { Material } from './material.ts'

const modelAnswer = z.strictObject({
  criterion: z.string(),
  // Before the verdict: what a model writes first it has reasoned by when it decides.
  reason: z.string(),
  verdict,
  quotes: z.array(z.strictObject({ where: z.string(), quote: z.string() })),
})

/** The shape as endpoints take it, in the part of JSON Schema that all of them know. */
export const answerSchema = {
  name: 'verdict',
  schema: withoutDialect(z.toJSONSchema(modelAnswer)),
}

function withoutDialect({ $schema: _, ...schema }: Record<string, unknown>): Record<string, unknown> {
  return schema
}

/** A verdict whose quotes all stand where they say. */
export interface CheckedVerdict {
  verdict: Verdict
  reason: string
  evidence: Evidence[]
}

/** Most characters of a reason that are kept. */
const REASON = 1_000
/** Fewest words of a passage: one word stands in many places and shows nothing. */
const WORDS = 3

/**
 * Holds a model's answer against the interview. One quote that stands nowhere voids the verdict, and so does credit without a
 * quote: whoever makes up the words may have made up the verdict.
 */
export function checkedAnswer(
  json: unknown,
  criterion: string,
  material: Material,
): { ok: CheckedVerdict } | { failed: Failed } {
  const parsed = modelAnswer.safeParse(json)
  if (!parsed.success || parsed.data.criterion !== criterion)
    return { failed: passing('wrong-shape', 'The model’s answer was not in the form that was asked for.') }
  const { verdict, reason, quotes } = parsed.data
  const found = quotes.map((it) => evidenceFor(it, material))
  const evidence = found.filter((it) => it !== null)
  const wrongQuotes = found.length - evidence.length
  if (wrongQuotes > 0)
    return {
      failed: {
        ...passing('wrong-quote', 'The model quoted what the candidate did not say, draw or write there.'),
        wrongQuotes,
      },
    }
  if (verdict !== 'missed' && evidence.length === 0)
    return { failed: passing('wrong-quote', 'The model gave credit without a quote.') }
  return { ok: { verdict, reason: reason.trim().slice(0, REASON), evidence } }
}

/** The evidence that a quote is, if it stands there and is the candidate's. */
function evidenceFor(given: { where: string; quote: string }, material: Material): Evidence | null {
  const quote = given.quote.trim()
  const said = material.utterances.get(given.where)
  if (said) {
    const whole = said.text.trim() === quote
    const enough = whole || quote.split(/\s+/).length >= WORDS
    const stands = quote !== '' && said.speaker === 'candidate' && said.text.includes(quote)
    return stands && enough ? { utterance: said.id, at: said.at, quote } : null
  }
  if (given.where !== 'whiteboard' && given.where !== 'worksheet') return null
  const label = material[given.where].find((it) => it.trim() === quote)
  return label && quote !== '' ? { source: given.where, quote } : null
}
