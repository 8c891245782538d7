import { type Amount, amountAt, spanAt } from './spoken-amounts.ts'
import type { Token } from './spoken-tokens.ts'

export type Operator = 'times' | 'over' | 'plus' | 'minus'
/** Amounts and what is done with them, from left to right; one operand more than operators. */
export interface Chain {
  operands: Amount[]
  operators: Operator[]
  next: number
}

const maxOperands = 6
const equals = new Set(
  "is are equals = → makes gives yields that's thats it's which's comes roughly approximately about ~ ≈ gets so".split(
    ' ',
  ),
)
const fillers = new Set(
  (
    "uh um er ah like so about roughly approximately around okay ok well just only some maybe say let's call it what " +
    "to that's thats that is it's its a up out we us you get we're i'd at almost nearly just under over works comes … . = ~ ≈ which"
  ).split(' '),
)
const hedges = new Set('uh um er like about roughly approximately around say some maybe'.split(' '))

/** An amount and what is done with it: "ten million a second times two hundred bytes". */
export function chainAt(tokens: readonly Token[], at: number): Chain | undefined {
  const first = amountAt(tokens, at)
  if (!first) return undefined
  const chain: Chain = { operands: [first], operators: [], next: first.next }
  while (chain.operands.length < maxOperands) {
    const operator = operatorAfter(tokens, chain.next)
    if (!operator) break
    const right = operandAt(tokens, operator.next)
    if (!right) break
    const left = chain.operands.at(-1) ?? first
    const meant = meaningOf(operator.word, left, right)
    if (!meant) break
    chain.operands.push(right)
    chain.operators.push(meant)
    chain.next = right.next
  }
  return chain
}

function operandAt(tokens: readonly Token[], at: number): Amount | undefined {
  for (let skipped = 0; skipped <= 2; skipped++) {
    const amount = spanAt(tokens, at + skipped) ?? amountAt(tokens, at + skipped)
    if (amount) return amount
    const word = tokens[at + skipped]?.text ?? ''
    if (!hedges.has(word)) return undefined
  }
  return undefined
}

const operatorWords = new Set([
  'times',
  '*',
  '×',
  'x',
  'multiplied',
  'divided',
  '/',
  'over',
  'plus',
  '+',
  'minus',
  'of',
  'for',
  'at',
])

/** The operator behind an operand and up to three words that say what it counts. */
function operatorAfter(tokens: readonly Token[], at: number): { word: string; next: number } | undefined {
  for (let nouns = 0; nouns <= 3; nouns++) {
    const token = tokens[at + nouns]
    if (!token) return undefined
    if (operatorWords.has(token.text)) {
      const by = tokens[at + nouns + 1]?.text === 'by' ? 1 : 0
      if ((token.text === 'divided' || token.text === 'multiplied') && by === 0) return undefined
      return { word: token.text, next: at + nouns + 1 + by }
    }
    if (token.kind !== 'word' || equals.has(token.text) || amountAt(tokens, at + nouns)) return undefined
  }
  return undefined
}

function meaningOf(word: string, left: Amount, right: Amount): Operator | undefined {
  const span = right.powers.s === 1 && right.powers.B === 0 && right.powers.USD === 0
  // "ten million a second over a day" multiplies, "a billion over 86,400" divides.
  if (word === 'over' || word === 'for') {
    if (left.powers.s === -1 && span) return 'times'
    return word === 'over' && !span ? 'over' : undefined
  }
  if (word === 'at')
    return right.powers.USD === 1 && (right.powers.B < 0 || right.powers.s < 0) ? 'times' : undefined
  if (word === 'of') return left.value < 1 && left.unit === '' ? 'times' : undefined
  if (word === 'divided' || word === '/') return 'over'
  if (word === 'plus' || word === '+') return 'plus'
  return word === 'minus' ? 'minus' : 'times'
}

/** The stated result: behind "is", "that's", "=" with few words between. Behind a comma it counts only if it is right. */
export function resultOf(
  tokens: readonly Token[],
  chain: Chain,
): { amount: Amount; at: number; strict: boolean } | undefined {
  let said = false
  let strict = true
  for (let step = 0; step <= 8; step++) {
    const at = chain.next + step
    const token = tokens[at]
    if (!token) return undefined
    if (said) {
      const amount = amountAt(tokens, at)
      if (amount) return { ...restarted(tokens, amount, at), strict }
    }
    if (equals.has(token.text)) said = true
    else if (token.text === ',') {
      strict &&= equals.has(tokens[at + 1]?.text ?? '')
      said = true
    } else if (token.kind === 'sign' && !['.', '…'].includes(token.text)) return undefined
    else if (said && !fillers.has(token.text)) return undefined
    else if (!said && (token.kind === 'sign' || operatorWords.has(token.text) || amountAt(tokens, at)))
      return undefined
    if (step >= 4) strict = false
  }
  return undefined
}

// "is ten... ten million": what counts is the second attempt.
function restarted(tokens: readonly Token[], amount: Amount, at: number): { amount: Amount; at: number } {
  let next = amount.next
  while (tokens[next]?.text === '.' || tokens[next]?.text === '…') next++
  const again =
    next - amount.next > 1 || tokens[amount.next]?.text === '…' ? amountAt(tokens, next) : undefined
  return again ? { amount: again, at: next } : { amount, at }
}
