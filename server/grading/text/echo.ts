import type { Token } from './tokens.ts'

const small = new Set([
  'the',
  'a',
  'an',
  'and',
  'or',
  'of',
  'to',
  'in',
  'is',
  'it',
  'that',
  'for',
  'on',
  'with',
  'at',
  'be',
  'we',
  'i',
  'you',
  'so',
  'this',
  'are',
  'as',
  'by',
  'from',
  'there',
  'they',
  'have',
  'has',
  'was',
  'will',
  'would',
  'do',
  'not',
  'but',
  'if',
  'yes',
  'okay',
  'ok',
  'exactly',
  'must',
  'can',
  'should',
  'its',
  'thats',
  'design',
  'system',
  'need',
])

/** The words that carry what a text says. */
export const contentWords = (tokens: Token[]): string[] =>
  tokens.map((token) => token.word).filter((word) => !small.has(word))

const triples = (words: string[]): string[] =>
  words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`)

/** A text that may be read aloud or repeated: its words and its runs of three. */
export interface Original {
  words: ReadonlySet<string>
  runs: ReadonlySet<string>
}

export const originalOf = (tokens: Token[]): Original => ({
  words: new Set(contentWords(tokens)),
  runs: new Set(triples(tokens.map((token) => token.word))),
})

/** Share of a sentence's content words that the original holds; 0 for a sentence too short to tell. */
export const sharedWords = (tokens: Token[], original: Original, atLeast: number): number => {
  const words = contentWords(tokens)
  if (words.length < atLeast) return 0
  return words.filter((word) => original.words.has(word)).length / words.length
}

/** Share of a sentence's runs of three words that stand in the original in the same order. */
export const sharedRuns = (tokens: Token[], original: Original): number => {
  const runs = triples(tokens.map((token) => token.word))
  if (runs.length < 3) return 0
  return runs.filter((run) => original.runs.has(run)).length / runs.length
}
