import type { Computed } from './formula.ts'
import { measuresOnly, type Shown, tidy, unitSize, unitText } from './shown.ts'

const dataUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB']

/** A quantity as it is shown: `2 GB/s`, `$1.643M`, `864 billion event/day`; at most four significant digits. */
export function formatComputed({ quantity, dimensions }: Computed): { value: string; unit: string } {
  if (!quantity.unit) return { value: formatNumber(quantity.value), unit: '' }
  const plain = quantity.fixed ? quantity.shown : tidy(quantity.shown, dimensions)
  const shown = !quantity.fixed && dimensions.get('B') === 1 ? withDataSize(plain, quantity.value) : plain
  const amount = quantity.value / unitSize(shown)
  const unit = unitText(shown)
  const above = [...shown].filter(([, times]) => times > 0)
  const money = above.length === 1 && above[0]?.[0] === 'USD' && above[0][1] === 1
  if (above.length === 0) return { value: `${formatNumber(amount)}${unit.slice(1)}`, unit }
  if (!money) return { value: `${formatNumber(amount)} ${unit}`, unit }
  return { value: `${formatMoney(amount)}${unit.slice('USD'.length)}`, unit }
}

/** `$1.643M`, `$0.023`, `-$12`. Dollars. */
export function formatMoney(amount: number): string {
  const size = Math.abs(amount)
  const steps: [number, string][] = [
    [1e12, 'T'],
    [1e9, 'bn'],
    [1e6, 'M'],
    [1e3, 'k'],
  ]
  const rounded = Number(size.toPrecision(4))
  const [step, letter] = steps.find(([least]) => rounded >= least) ?? [1, '']
  return `${amount < 0 ? '-' : ''}$${step >= 1e12 && size >= 1e16 ? size.toExponential(3) : digits(size / step) + letter}`
}

/** A number with at most four significant digits: `86,400`, `8.64 million`, `1.5e18`. */
export function formatNumber(value: number): string {
  const size = Math.abs(Number(value.toPrecision(4)))
  if (size === 0) return '0'
  if (size >= 1e15 || size < 1e-3)
    return String(Number(value.toPrecision(4)).toExponential()).replace('e+', 'e')
  const steps: [number, string][] = [
    [1e12, ' trillion'],
    [1e9, ' billion'],
    [1e6, ' million'],
  ]
  const [step, word] = steps.find(([least]) => size >= least) ?? [1, '']
  return digits(value / step) + word
}

function digits(value: number): string {
  return english.format(Number(value.toPrecision(4)))
}
// Made once: making one takes longer than all that it formats for an interview.
const english = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 })

// Data gets the size that reads well: 172.8 TB, not 172800 GB.
function withDataSize(shown: Shown, value: number): Shown {
  const typed = [...shown.keys()].find((name) => measuresOnly(name, 'B')) ?? 'B'
  if (typed.endsWith('bit')) return shown
  const sized = (name: string) =>
    new Map([...shown].map(([key, times]) => [key === typed ? name : key, times]))
  const fitting = dataUnits.findLast((name) => Math.abs(value) / unitSize(sized(name)) >= 0.99995)
  return sized(fitting ?? 'B')
}
