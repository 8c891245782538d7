/** A piece of an utterance with its place in it: `text.slice(start, end)` is the piece as it was said. */
export interface Token {
  kind: 'number' | 'word' | 'sign'
  /** Lower case, except that a word glued to a number keeps its case (`10M`, `2GB`). */
  text: string
  raw: string
  start: number
  end: number
}

const isDigit = (c: string | undefined) => c !== undefined && c >= '0' && c <= '9'
const isLetter = (c: string | undefined) => {
  if (c === undefined) return false
  if (c < '\x80') return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
  return /\p{L}/u.test(c)
}
const isBlank = (c: string) => c === ' ' || (!(c > ' ' && c < '\x80') && /\s/.test(c))

/** Cuts an utterance into numbers, words and signs. Hyphens inside words separate them (`eighty-six`). One pass. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const push = (kind: Token['kind'], end: number) => {
    const raw = text.slice(at, end)
    tokens.push({ kind, text: raw.toLowerCase(), raw, start: at, end })
    at = end
  }
  while (at < text.length) {
    const c = text[at]
    if (isDigit(c)) push('number', numberEnd(text, at))
    else if (isLetter(c)) push('word', wordEnd(text, at))
    else if (c === undefined || isBlank(c) || (c === '-' && isLetter(text[at - 1]))) at++
    else push('sign', at + 1)
  }
  return tokens
}

function wordEnd(text: string, from: number): number {
  let end = from
  while (isLetter(text[end]) || ((text[end] === "'" || text[end] === '’') && isLetter(text[end + 1]))) end++
  return end
}

function numberEnd(text: string, from: number): number {
  let end = from
  while (isDigit(text[end]) || (',.'.includes(text[end] ?? ' ') && isDigit(text[end + 1]))) end++
  if (/[eE]/.test(text[end] ?? '')) {
    const digits = text[end + 1] === '+' || text[end + 1] === '-' ? end + 2 : end + 1
    if (isDigit(text[digits])) {
      end = digits
      while (isDigit(text[end])) end++
    }
  }
  return end
}
