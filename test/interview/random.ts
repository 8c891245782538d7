export { chanceOf } from '../../server/cli/bench/chance.ts'

export function pick<T>(chance: () => number, items: readonly [T, ...T[]] | readonly T[]): T {
  const place = Math.floor(chance() * items.length)
  const [item] = items.slice(place, place + 1)
  if (items.length === 0) throw new Error('nothing to pick from')
  return item as T
}
