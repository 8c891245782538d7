import { type Box, overlaps } from './geometry.ts'

// A box that would lie in more cells than this is kept in a list of its own, so that one frame around a large board does
// not fill the whole grid.
const maxCells = 64

/** Finds the things whose box meets a given box without looking at all of them. */
export class Grid<T> {
  private readonly cells = new Map<string, T[]>()
  private readonly large: T[] = []

  constructor(
    things: readonly T[],
    private readonly boxOf: (thing: T) => Box,
    private readonly cell = 200,
  ) {
    for (const thing of things) {
      const keys = this.keys(boxOf(thing))
      if (!keys) this.large.push(thing)
      else for (const key of keys) this.at(key).push(thing)
    }
  }

  /** Everything whose box meets `box`, each once, in no particular order. */
  meeting(box: Box): T[] {
    const found = new Set(this.large)
    const keys = this.keys(box, 4_096) ?? [...this.cells.keys()]
    for (const key of keys) for (const thing of this.cells.get(key) ?? []) found.add(thing)
    return [...found].filter((thing) => overlaps(this.boxOf(thing), box))
  }

  private at(key: string): T[] {
    const list = this.cells.get(key) ?? []
    if (list.length === 0) this.cells.set(key, list)
    return list
  }

  private keys(box: Box, most = maxCells): string[] | undefined {
    const [x1, y1, x2, y2] = [box.x1, box.y1, box.x2, box.y2].map((value) => Math.floor(value / this.cell))
    if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return undefined
    if (!((x2 - x1 + 1) * (y2 - y1 + 1) <= most)) return undefined
    const keys: string[] = []
    for (let x = x1; x <= x2; x++) for (let y = y1; y <= y2; y++) keys.push(`${x}:${y}`)
    return keys
  }
}
