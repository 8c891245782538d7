import { contentWords } from './text/echo.ts'
import { tokensOf } from './text/tokens.ts'

/** The words that carry a text, each once. */
export const wordsOf = (text: string): ReadonlySet<string> => new Set(contentWords(tokensOf(text)))

/** How many words two texts share. */
export const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  let count = 0
  for (const word of one) if (other.has(word)) count++
  return count
}

/** Minutes and seconds from the start, as reports show them. */
export const clockTime = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

/** A list as one says it: `a`, `a and b`, `a, b and c`. */
export const listed = (parts: readonly string[], last = 'and'): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`

/** A text cut at a word where it is longer than `most` characters. */
export const cut = (text: string, most: number): string => {
  const plain = text.trim().replace(/\s+/g, ' ')
  if (plain.length <= most) return plain
  const head = plain.slice(0, Math.max(1, most - 1))
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), Math.floor(most / 2))).replace(/[\s,;:.–-]+$/, '')}…`
}

/** The first sentences of a text, as many as fit into `most` characters; at least one, cut where it must be. */
export const firstSentences = (text: string, most: number): string => {
  const plain = text.trim().replace(/\s+/g, ' ')
  const sentences = plain.match(/.+?(?:[.!?](?=\s|$)|$)/g) ?? []
  let shown = ''
  for (const sentence of sentences) {
    const longer = `${shown} ${sentence.trim()}`.trim()
    if (shown !== '' && longer.length > most) break
    shown = longer
  }
  return cut(shown, most)
}
