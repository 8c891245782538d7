import { dimensionsOf, unitOf } from './units.ts'

/** Powers of unit names, as a result is to be shown: `{ GB: 1, s: -1 }`. */
export type Shown = ReadonlyMap<string, number>

/** How many of mathjs's base units one of the shown units is. */
export function unitSize(shown: Shown): number {
  let size = 1
  for (const [name, times] of shown) size *= (unitOf(name)?.unit.value ?? 1) ** times
  return size
}

/** `{ GB: 1, s: -1 }` as `GB/s`, `{ USD: 1, hour: -1, node: -1 }` as `USD/hour/node`. */
export function unitText(powers: ReadonlyMap<string, number>): string {
  const part = ([name, times]: [string, number]) =>
    Math.abs(times) === 1 ? name : `${name}^${Math.abs(times)}`
  const above = [...powers].filter(([, times]) => times > 0).map(part)
  const below = [...powers].filter(([, times]) => times < 0).map(part)
  return [above.join(' ') || (below.length > 0 ? '1' : ''), ...below].join('/')
}

/**
 * The units in which a result is shown when nobody asked for one with "to": of each dimension that is left, the unit
 * that was typed. Powers follow `dimensions`, so what has cancelled is gone.
 */
export function tidy(typed: Shown, dimensions: ReadonlyMap<string, number>): Shown {
  const shown = new Map<string, number>()
  for (const [dimension, times] of dimensions) {
    const name = [...typed].find(([name, power]) => power * times > 0 && measuresOnly(name, dimension))?.[0]
    shown.set(name ?? dimension, times)
  }
  return shown
}

/** Does a unit measure this dimension and no other? */
export function measuresOnly(name: string, dimension: string): boolean {
  const unit = unitOf(name)?.unit
  const measured = unit ? [...dimensionsOf(unit).keys()] : []
  return measured.length === 1 && measured[0] === dimension
}
