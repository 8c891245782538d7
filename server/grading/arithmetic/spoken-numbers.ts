import type { Token } from './spoken-tokens.ts'

// Maps, so that "constructor" and the like are no numbers.
const small = new Map(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen'
  )
    .split(' ')
    .map((word, value): [string, number] => [word, value]),
)
const tens = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index): [string, number] => [word, 20 + index * 10]),
)
const magnitudes = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['mil', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
])
// Only right behind digits, and with their case: "10M", "100k". "5m" could be minutes, "2B" bytes.
const letters = new Map([
  ['k', 1e3],
  ['K', 1e3],
  ['M', 1e6],
  ['mn', 1e6],
  ['bn', 1e9],
  ['T', 1e12],
])

/** A number found at a place; `unsure` when it may well be another one ("two or three", "eighty six four hundred"). */
export interface SpokenNumber {
  value: number
  next: number
  unsure: boolean
}

const mayBegin = (token: Token | undefined): boolean =>
  beginsNumber(token) || token?.text === 'a' || token?.text === 'an' || token?.text === 'half'

/** Reads the number that begins at token `at`, in digits or words; nothing when none begins there. */
export function numberAt(tokens: readonly Token[], at: number): SpokenNumber | undefined {
  if (!mayBegin(tokens[at])) return undefined
  const found = digitsAt(tokens, at) ?? halfAt(tokens, at) ?? wordsAt(tokens, at)
  if (!found) return undefined
  const { value, next } = withPower(tokens, found.value, found.next)
  // "ten to the nine minus five" computes with the exponents.
  const exponents = next !== found.next && ['minus', 'plus'].includes(textAt(tokens, next))
  return { value, next, unsure: exponents || isRange(tokens, next) || beginsNumber(tokens[next]) }
}

/** Could a number begin with this token? ("a" alone is not enough.) */
export function beginsNumber(token: Token | undefined): boolean {
  if (!token) return false
  return token.kind === 'number' || small.has(token.text) || tens.has(token.text)
}

/** Could a number end with this token? */
export function endsNumber(token: Token | undefined): boolean {
  return beginsNumber(token) || magnitudes.get(token?.text ?? '') !== undefined
}

const textAt = (tokens: readonly Token[], at: number) => tokens[at]?.text ?? ''

function digitsAt(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const token = tokens[at]
  if (token?.kind !== 'number') return undefined
  const digits = token.raw
  const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)
  const value = Number(grouped ? digits.replaceAll(',', '') : digits)
  if (!Number.isFinite(value)) return undefined
  const after = tokens[at + 1]
  const glued = after && after.start === token.end ? letters.get(after.raw) : undefined
  if (glued !== undefined) return { value: value * glued, next: at + 2 }
  const spaced = after && ['K', 'M', 'k'].includes(after.raw) ? letters.get(after.raw) : undefined
  if (spaced !== undefined) return { value: value * spaced, next: at + 2 }
  return withMagnitudes(tokens, value, at + 1)
}

function withMagnitudes(
  tokens: readonly Token[],
  value: number,
  at: number,
): { value: number; next: number } {
  let next = at
  let product = value
  while (magnitudes.get(textAt(tokens, next)) !== undefined)
    product *= magnitudes.get(textAt(tokens, next++)) ?? 1
  return { value: product, next }
}

// "half a billion", "a half million"
function halfAt(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const [a, b, c] = [0, 1, 2].map((offset) => textAt(tokens, at + offset))
  if (a === 'half' && b === 'a' && magnitudes.get(c ?? '')) return withMagnitudes(tokens, 0.5, at + 2)
  if (a === 'a' && b === 'half' && magnitudes.get(c ?? '')) return withMagnitudes(tokens, 0.5, at + 2)
  return undefined
}

function wordsAt(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  let next = at
  let total = 0
  let group = 0
  let last: 'none' | 'small' | 'tens' | 'hundred' | 'magnitude' = 'none'
  if (['a', 'an'].includes(textAt(tokens, at)) && magnitudes.get(textAt(tokens, at + 1))) {
    group = 1
    last = 'small'
    next++
  }
  for (; ; next++) {
    const word = textAt(tokens, next)
    const ones = small.get(word)
    const ten = tens.get(word)
    const magnitude = magnitudes.get(word)
    if (ones !== undefined && (last === 'none' || last === 'hundred' || last === 'magnitude')) {
      group += ones
      last = 'small'
    } else if (ones !== undefined && last === 'tens' && ones > 0 && ones < 10) {
      group += ones
      last = 'small'
    } else if (ten !== undefined && (last === 'none' || last === 'hundred' || last === 'magnitude')) {
      group += ten
      last = 'tens'
    } else if (magnitude === 100 && last === 'small') {
      group *= 100
      last = 'hundred'
    } else if (magnitude !== undefined && last !== 'none' && last !== 'magnitude') {
      total += group * magnitude
      group = 0
      last = 'magnitude'
    } else if (magnitude !== undefined && last === 'magnitude') {
      total *= magnitude
    } else if (word === 'and' && last === 'hundred' && beginsNumber(tokens[next + 1])) {
    } else break
  }
  if (last === 'none') return undefined
  const whole = { value: total + group, next }
  return withDecimals(tokens, whole, total) ?? withHalf(tokens, whole, total) ?? whole
}

// "one point four four billion"
function withDecimals(tokens: readonly Token[], whole: { value: number; next: number }, total: number) {
  if (textAt(tokens, whole.next) !== 'point' || total > 0) return undefined
  let next = whole.next + 1
  let decimals = ''
  for (; ; next++) {
    const token = tokens[next]
    const digit = token?.kind === 'number' ? token.raw : small.get(token?.text ?? '')
    if (digit === undefined || String(digit).length !== 1) break
    decimals += digit
  }
  return decimals === '' ? undefined : withMagnitudes(tokens, Number(`${whole.value}.${decimals}`), next)
}

// "two and a half billion"
function withHalf(tokens: readonly Token[], whole: { value: number; next: number }, total: number) {
  const words = [0, 1, 2].map((offset) => textAt(tokens, whole.next + offset)).join(' ')
  if (words !== 'and a half' || total > 0) return undefined
  return withMagnitudes(tokens, whole.value + 0.5, whole.next + 3)
}

// "ten to the nine", "2 to the 14"
function withPower(tokens: readonly Token[], value: number, next: number): { value: number; next: number } {
  if ((value !== 10 && value !== 2) || textAt(tokens, next) !== 'to' || textAt(tokens, next + 1) !== 'the')
    return { value, next }
  const exponent = digitsAt(tokens, next + 2) ?? wordsAt(tokens, next + 2)
  if (!exponent || exponent.value > 50) return { value, next }
  return { value: value ** exponent.value, next: exponent.next }
}

function isRange(tokens: readonly Token[], next: number): boolean {
  const joined = ['or', 'to', '-', '–'].includes(textAt(tokens, next))
  return joined && (beginsNumber(tokens[next + 1]) || textAt(tokens, next + 1) === 'a')
}
