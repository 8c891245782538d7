import { fillers, mishearings, spelled } from '../lexicon/mishearings.ts'
import { type Token, tokensOf } from './tokens.ts'

interface Mishearing {
  heard: string[]
  meant: string[]
}

const byFirstWord = new Map<string, Mishearing[]>()
for (const [heard, meant] of Object.entries(mishearings)) {
  const words = tokensOf(heard).map((token) => token.word)
  const entry = { heard: words, meant: tokensOf(meant).map((token) => token.word) }
  byFirstWord.set(words[0] ?? '', [...(byFirstWord.get(words[0] ?? '') ?? []), entry])
}
// Longest first, so that "rabbit m q" wins over "rabbit".
for (const entries of byFirstWord.values()) entries.sort((a, b) => b.heard.length - a.heard.length)

const spelledOut = new Set(spelled)
const longestSpelled = Math.max(...spelled.map((word) => word.length))
const filler = new Set(fillers)
/** Said twice on purpose: "very very", "had had". */
const doubled = new Set(['very', 'had', 'that', 'really', 'much', 'many', 'no'])

const isNumber = (word: string): boolean => word >= '0' && word < ':'

const span = (tokens: Token[], from: number, to: number, word: string): Token => ({
  word,
  start: tokens[from]?.start ?? 0,
  end: tokens[to - 1]?.end ?? 0,
  joined: tokens[from]?.joined ?? false,
  pause: tokens[from]?.pause ?? false,
})

const letters = (tokens: Token[], at: number): number => {
  let joined = ''
  let best = 0
  for (let next = at; next < tokens.length && next < at + longestSpelled; next++) {
    const word = tokens[next]?.word ?? ''
    if (word.length !== 1 || word < 'a' || word > 'z') break
    joined += word
    // Two letters may be two words; three in a row are an abbreviation, known or not.
    if (spelledOut.has(joined) || (joined.length > 2 && !joined.startsWith('a') && !joined.startsWith('i')))
      best = next + 1
  }
  return best
}

const misheardAt = (tokens: Token[], at: number, word: string): Mishearing | undefined => {
  const known = byFirstWord.get(word)
  return known?.find(({ heard }) => heard.every((word, index) => tokens[at + index]?.word === word))
}

/** A stutter: the same word twice, and not a number or a word that is doubled on purpose. */
const repeats = (word: string, before: Token | undefined): boolean =>
  before?.word === word && !isNumber(word) && !doubled.has(word) && !/[^\p{L}]/u.test(word)

/**
 * Undoes what speech does to a text: noises, stutters ("let me, let me"), letters spelled one by one, and names that
 * speech recognition misheard. Offsets still point into the text as it stands in the file.
 */
export const repaired = (tokens: Token[]): Token[] => {
  const clean = joinLetters(tokens.filter((token) => !filler.has(token.word)))
  const result: Token[] = []
  for (let at = 0; at < clean.length; ) {
    const token = clean[at]
    if (!token) break
    const known = misheardAt(clean, at, token.word)
    if (known) {
      const end = at + known.heard.length
      for (const word of known.meant) result.push(span(clean, at, end, word))
      at = end
    } else {
      if (!repeats(token.word, result[result.length - 1])) result.push(token)
      at++
    }
  }
  return result
}

const joinLetters = (tokens: Token[]): Token[] => {
  if (!tokens.some(({ word }) => word.length === 1)) return tokens
  const result: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]
    if (!token) break
    const end = token.word.length === 1 ? letters(tokens, at) : 0
    if (end > 0) {
      const joined = tokens.slice(at, end).map((one) => one.word)
      result.push(span(tokens, at, end, joined.join('')))
      at = end
    } else {
      result.push(token)
      at++
    }
  }
  return result
}
