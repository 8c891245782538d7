import type { Amount, Powers } from './spoken-amounts.ts'
import type { Chain } from './spoken-chains.ts'

// The core rubric's: an estimate is right to within a factor of two.
const tolerance = 2

/** What computing a chain again says of the stated result. */
export interface Judged {
  verdict: 'right' | 'off-by' | 'not-derivable'
  /** In the canonical unit of the stated result; of what is not derivable the bare number. */
  computed: number
  factor: number | null
}

/** Undefined when nothing can be said: ranges, sums of unlike things, a loose tie that does not fit. */
export function judge(chain: Chain, stated: Amount, strict: boolean): Judged | undefined {
  const single = chain.operands.length === 1
  if (stated.unsure || chain.operands.some((each) => each.unsure) || stated.value <= 0) return undefined
  const powers = powersOf(chain)
  if (!powers) return undefined
  // "a billion a day is twelve thousand a second": a conversion is a calculation only between two different rates.
  if (single && (powers.s !== -1 || stated.powers.s !== -1 || chain.operands[0]?.unit === stated.unit))
    return undefined
  const value = compute(chain, (each) => each.value)
  const raw = compute(chain, (each) => each.raw)
  if (!(value > 0) || !(raw > 0)) return undefined
  const factor = stated.value / value
  if (same(powers, stated.powers)) {
    if (strict ? within(factor) : near(factor)) return { verdict: 'right', computed: value, factor }
    // "ten million a second times 86,400 is 864 billion a day": the seconds of the day had no unit.
    const unitless = stated.raw / raw
    if (near(unitless) && !single)
      return { verdict: 'right', computed: stated.value / unitless, factor: unitless }
    // Behind a comma or far away it may be the result of something else.
    if (!strict || isAmbiguous(chain)) return undefined
    const plain = chain.operands.every((each) => each.unit === '')
    return plain && !isSizeable(chain)
      ? { verdict: 'not-derivable', computed: raw, factor: null }
      : { verdict: 'off-by', computed: value, factor }
  }
  return single ? undefined : judgeUnsaid(chain, stated, [raw, value], strict)
}

/** Some unit was left unsaid. It is taken in the speaker's favour, also with a span of time between the two. */
function judgeUnsaid(chain: Chain, stated: Amount, readings: number[], strict: boolean): Judged | undefined {
  const plain = chain.operands.every((each) => each.unit === '')
  const said = [stated.raw, stated.value]
  const judged = (verdict: Judged['verdict'], reading: number, of: number): Judged => ({
    verdict,
    computed: verdict === 'not-derivable' ? reading : (stated.value / of) * reading,
    factor: verdict === 'not-derivable' ? null : of / reading,
  })
  for (const reading of readings)
    for (const of of said)
      if (strict ? within(of / reading) : near(of / reading)) return judged('right', reading, of)
  for (const span of plain ? spans : [...spans, ...shortSpans])
    for (const reading of readings.flatMap((each) => [each * span, each / span]))
      for (const of of said) if (near(of / reading)) return judged('right', reading, of)
  if (!strict || isAmbiguous(chain)) return undefined
  const [raw = 0] = readings
  const timeless = plain && stated.powers.B === 0 && stated.powers.USD === 0
  return judged(timeless && isSizeable(chain) ? 'off-by' : 'not-derivable', raw, stated.raw)
}
const spans = [60, 3_600, 86_400, 30 * 86_400, 365 * 86_400]
// Only where time was mentioned at all: months of a year, hours of a day, days of a month or year.
const shortSpans = [12, 24, 30, 365, 730]

// "2.8 times 0.2 is 560" leaves out a million or a thousandth; with "five thousand" the speaker names the size.
const isSizeable = ({ operands }: Chain) => operands.some((each) => each.raw >= 1_000)

// "twenty billion over sixteen times fifty thousand": which comes first is not to be heard.
function isAmbiguous({ operators }: Chain): boolean {
  const divided = operators.indexOf('over')
  return divided >= 0 && divided < operators.length - 1
}

// A hair above two, so that "864 billion" for a rounded 432 is still within.
const within = (factor: number) => factor <= tolerance * 1.001 && factor >= 1 / (tolerance * 1.001)

// Where something was unsaid, or the result stands behind a comma only, it must fit closely to be believed.
const near = (factor: number) => factor <= 1.15 && factor >= 0.85

function compute({ operands, operators }: Chain, of: (amount: Amount) => number): number {
  let sum = 0
  let product = of(operands[0] ?? never())
  let sign = 1
  operators.forEach((operator, index) => {
    const next = of(operands[index + 1] ?? never())
    if (operator === 'times') product *= next
    else if (operator === 'over') product /= next
    else {
      sum += sign * product
      sign = operator === 'plus' ? 1 : -1
      product = next
    }
  })
  return sum + sign * product
}
function never(): never {
  throw new Error('a chain has one operand more than operators')
}

/** Undefined when the parts of a sum are of different kinds, or when sum and product are mixed: then nothing is sure. */
function powersOf({ operands, operators }: Chain): Powers | undefined {
  const adding = operators.some((each) => each === 'plus' || each === 'minus')
  const first = operands[0]?.powers
  if (!first) return undefined
  if (adding) {
    const pure = operators.every((each) => each === 'plus' || each === 'minus')
    return pure && operands.every((each) => same(each.powers, first)) ? first : undefined
  }
  return operands.slice(1).reduce((powers, each, index) => {
    const sign = operators[index] === 'over' ? -1 : 1
    return {
      B: powers.B + sign * each.powers.B,
      s: powers.s + sign * each.powers.s,
      USD: powers.USD + sign * each.powers.USD,
    }
  }, first)
}

const same = (a: Powers, b: Powers) => a.B === b.B && a.s === b.s && a.USD === b.USD
