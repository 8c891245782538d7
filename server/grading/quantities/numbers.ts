import type { Token } from '../text/tokens.ts'
import { table } from './units.ts'

const ones = table({
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
})
const tens = table({
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
})
const scales = table({
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  mil: 1e6,
  mio: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
  bil: 1e9,
  trillion: 1e12,
  k: 1e3,
  grand: 1e3,
})
/** Letters that are a scale only right behind a figure: `10M`, `2B`, `5T`. */
const letterScales = table({ m: 1e6, mm: 1e6, b: 1e9, t: 1e12, g: 1e9 })

/** A number in a text, in figures or words. `end` is the index after its last token. */
export interface Numeral {
  value: number
  start: number
  end: number
}

const figure = (word: string): number | null => {
  const code = word.charCodeAt(0)
  if (!(code >= 48 && code <= 57)) return null
  const value = Number(word)
  return Number.isFinite(value) ? value : null
}

/** Words that a number may begin with, besides figures. */
const beginnings = new Set([
  ...ones.keys(),
  ...tens.keys(),
  ...['a', 'half', 'quarter', 'hundred', 'thousand', 'million', 'billion', 'point'],
])

/** Whether a number may begin with this word; most words of a text are none. */
export const mayBeginNumber = (word: string): boolean => {
  const code = word.charCodeAt(0)
  return (code >= 48 && code <= 57) || beginnings.has(word)
}

const wordAt = (tokens: Token[], at: number): string => tokens[at]?.word ?? ''

/** "one point six four": the digits after "point". */
const decimals = (tokens: Token[], at: number): { value: number; end: number } | null => {
  if (wordAt(tokens, at) !== 'point') return null
  let digits = ''
  let end = at + 1
  for (; end < tokens.length; end++) {
    const one = ones.get(wordAt(tokens, end))
    const written = figure(wordAt(tokens, end))
    if (one !== undefined && one < 10) digits += String(one)
    else if (written !== null && Number.isInteger(written)) digits += wordAt(tokens, end)
    else break
  }
  return digits ? { value: Number(`0.${digits}`), end } : null
}

/** A number below a hundred in words, also the "one eighty" and "seven twenty" of quick speech. */
const small = (tokens: Token[], at: number): { value: number; end: number } | null => {
  const ten = tens.get(wordAt(tokens, at))
  if (ten !== undefined) {
    const one = ones.get(wordAt(tokens, at + 1))
    return one !== undefined && one > 0 && one < 10
      ? { value: ten + one, end: at + 2 }
      : { value: ten, end: at + 1 }
  }
  const one = ones.get(wordAt(tokens, at))
  if (one === undefined) return null
  const following = one > 0 && one < 10 ? tens.get(wordAt(tokens, at + 1)) : undefined
  if (following !== undefined) {
    const rest = small(tokens, at + 1)
    if (rest) return { value: one * 100 + rest.value, end: rest.end }
  }
  return { value: one, end: at + 1 }
}

const first = (tokens: Token[], at: number): { value: number; end: number; written: boolean } | null => {
  const written = figure(wordAt(tokens, at))
  if (written !== null) return { value: written, end: at + 1, written: true }
  const word = wordAt(tokens, at)
  if (
    (word === 'a' || word === 'half') &&
    scales.get(wordAt(tokens, at + 1)) !== undefined &&
    wordAt(tokens, at + 1) !== 'k'
  )
    return { value: word === 'a' ? 1 : 0.5, end: at + 1, written: false }
  if (word === 'half' && wordAt(tokens, at + 1) === 'a' && scales.get(wordAt(tokens, at + 2)) !== undefined)
    return { value: 0.5, end: at + 2, written: false }
  // "a quarter of a million"
  if (
    (word === 'quarter' || word === 'half') &&
    wordAt(tokens, at + 1) === 'of' &&
    wordAt(tokens, at + 2) === 'a'
  )
    if (scales.get(wordAt(tokens, at + 3)) !== undefined)
      return { value: word === 'quarter' ? 0.25 : 0.5, end: at + 3, written: false }
  // "hundred milliseconds", "million users": one of them.
  if (word === 'hundred' || word === 'thousand' || word === 'million' || word === 'billion')
    return { value: 1, end: at, written: false }
  if (word === 'point') {
    const part = decimals(tokens, at)
    return part && { ...part, written: false }
  }
  const spoken = small(tokens, at)
  if (!spoken) return null
  const part = decimals(tokens, spoken.end)
  return part
    ? { value: spoken.value + part.value, end: part.end, written: false }
    : { ...spoken, written: false }
}

/** The number that begins at a token, or null. Reads figures, words, scales and mixtures ("2.5 million", "10M"). */
export const numeralAt = (tokens: Token[], at: number): Numeral | null => {
  const begin = first(tokens, at)
  if (!begin) return null
  let { value, end } = begin
  if (
    wordAt(tokens, end) === 'and' &&
    wordAt(tokens, end + 1) === 'a' &&
    /^(?:half|quarter)$/.test(wordAt(tokens, end + 2))
  ) {
    value += wordAt(tokens, end + 2) === 'half' ? 0.5 : 0.25
    end += 3
  }
  let total = 0
  for (;;) {
    const word = wordAt(tokens, end)
    const glued = begin.written && end === begin.end && tokens[end]?.start === tokens[end - 1]?.end
    const scale = scales.get(word) ?? (glued ? letterScales.get(word) : undefined)
    if (scale === undefined) break
    value *= scale
    end++
    // "a hundred and fifty", "two hundred thousand", "three thousand two hundred"
    const next = wordAt(tokens, end) === 'and' ? end + 1 : end
    const rest = scale >= 100 && !glued ? small(tokens, next) : null
    if (!rest || rest.value >= scale) continue
    if (scale === 100) {
      value += rest.value
      end = rest.end
    } else if (
      scales.get(wordAt(tokens, rest.end)) !== undefined &&
      (scales.get(wordAt(tokens, rest.end)) ?? 0) < scale
    ) {
      total += value
      value = rest.value
      end = rest.end
    } else if (next === end && rest.value >= 10) {
      value += rest.value
      end = rest.end
    }
  }
  return { value: value + total, start: at, end }
}
