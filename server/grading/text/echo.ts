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

/** Whether a word carries nothing. */
const isSmall = (word: string): boolean => small.has(word)

/** The words that carry what a text says. */
export const contentWords = (tokens: readonly Token[]): string[] => {
  const words: string[] = []
  for (const { word } of tokens) if (!isSmall(word)) words.push(word)
  return words
}

/** How many words carry something. */
export const countContent = (tokens: readonly Token[]): number => {
  let count = 0
  for (const { word } of tokens) if (!isSmall(word)) count++
  return count
}

/** A text that may be read aloud or repeated. */
export interface Original {
  /** Its words that carry something. */
  words: ReadonlySet<string>
  /** All its words, and its runs of three. */
  all: ReadonlySet<string>
  runs: ReadonlySet<string>
}

const run = (tokens: readonly Token[], at: number): string =>
  `${tokens[at]?.word} ${tokens[at + 1]?.word} ${tokens[at + 2]?.word}`

export const originalOf = (tokens: readonly Token[]): Original => ({
  words: new Set(contentWords(tokens)),
  all: new Set(tokens.map((token) => token.word)),
  runs: new Set(tokens.slice(2).map((_, at) => run(tokens, at))),
})

/** Share of a sentence's content words that are among `words`; 0 for a sentence too short to tell. */
export const sharedWords = (
  tokens: readonly Token[],
  words: ReadonlySet<string>,
  atLeast: number,
): number => {
  let own = 0
  let shared = 0
  for (const { word } of tokens) {
    if (isSmall(word)) continue
    own++
    if (words.has(word)) shared++
  }
  return own < atLeast ? 0 : shared / own
}

/** Share of a sentence's runs of three words that stand in the original in the same order. */
export const sharedRuns = (tokens: readonly Token[], { all, runs }: Original): number => {
  const count = tokens.length - 2
  if (count < 3) return 0
  let same = 0
  // Most words are not the original's, and then no run with them is.
  for (let at = 0, known = 0; at < tokens.length; at++) {
    known = all.has(tokens[at]?.word ?? '') ? known + 1 : 0
    if (known >= 3 && runs.has(run(tokens, at - 2))) same++
  }
  return same / count
}
