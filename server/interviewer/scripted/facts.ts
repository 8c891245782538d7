import type { Fact } from '../../interview/question.ts'
import { type Asked, askedFor, subjectsOf } from './subjects.ts'

/** Share of an ask's weight that the question must name, and of the question's that a fact's asks must know. */
const ENOUGH_OF_ASK = 0.6
const ENOUGH_OF_QUESTION = 0.75

interface Ask {
  subjects: readonly string[]
  kind: Asked
}

/**
 * The fact that a question asks for, or null where the question's author provided none. Compared word by word with
 * each of a fact's `asks`; words that few facts use weigh more than words that all of them use, and "where" is not
 * answered with a "how many".
 */
export function factAskedFor(facts: readonly Fact[], question: string): Fact | null {
  const asked: Ask = { subjects: subjectsOf(question), kind: askedFor(question) }
  if (asked.subjects.length === 0) return null
  const weigh = rarity(facts)
  const scored = facts
    .map((fact) => ({ fact, weight: likeness(fact, asked, weigh) }))
    .filter((it) => it.weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  return scored[0]?.fact ?? null
}

type Weigh = (words: readonly string[]) => number

function likeness(fact: Fact, asked: Ask, weigh: Weigh): number {
  const asks = fact.asks.map((text): Ask => ({ subjects: subjectsOf(text), kind: askedFor(text) }))
  const fits = asks.map((ask) => fitOf(ask, asked, weigh))
  const known = asked.subjects.filter((word) => asks.some((ask) => ask.subjects.includes(word)))
  const answersKind = asked.kind === 'open' || asks.some((ask) => ask.kind === asked.kind)
  const whole = answersKind && weigh(known) >= ENOUGH_OF_QUESTION * weigh(asked.subjects)
  // Of two facts that share as much with the question, the one with the closest ask.
  const closest = Math.max(...fits.map((fit) => fit.share))
  return Math.max(whole ? weigh(known) + closest : 0, ...fits.map((fit) => fit.weight))
}

function fitOf(ask: Ask, asked: Ask, weigh: Weigh): { share: number; weight: number } {
  const named = ask.subjects.filter((word) => asked.subjects.includes(word))
  const share = weigh(named) / (weigh(ask.subjects) || 1)
  const goesTogether = named.length >= 2 || ask.kind === asked.kind || asked.kind === 'open'
  return { share, weight: goesTogether && share >= ENOUGH_OF_ASK ? weigh(named) + share : 0 }
}

function rarity(facts: readonly Fact[]): Weigh {
  const uses = new Map<string, number>()
  for (const fact of facts)
    for (const word of new Set(fact.asks.flatMap(subjectsOf))) uses.set(word, (uses.get(word) ?? 0) + 1)
  const one = (word: string) => Math.log(1 + facts.length / (uses.get(word) ?? 1))
  return (words) => words.reduce((sum, word) => sum + one(word), 0)
}
