import { type Box, overlaps } from './geometry.ts'

// A box that would lie in more cells than this is kept in a list of its own, so that one frame around a large board does
// not fill the whole grid.
const maxCells = 64
// Columns are told apart by so many rows; boards are far smaller than 4 million cells.
const rows = 4_194_304

/** Finds the things whose box meets a given box without looking at all of them. */
export class Grid<T> {
  private readonly cells = new Map<number, T[]>()
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
    const found = new Set<T>()
    const look = (thing: T) => {
      if (overlaps(this.boxOf(thing), box)) found.add(thing)
    }
    this.large.forEach(look)
    const keys = this.keys(box, 1_024) ?? [...this.cells.keys()]
    for (const key of keys) this.cells.get(key)?.forEach(look)
    return [...found]
  }

  private at(key: number): T[] {
    let list = this.cells.get(key)
    if (!list) {
      list = []
      this.cells.set(key, list)
    }
    return list
  }

  private keys(box: Box, most = maxCells): number[] | undefined {
    const [x1, y1, x2, y2] = [box.x1, box.y1, box.x2, box.y2].map((value) => Math.floor(value / this.cell))
    if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return undefined
    if (!((x2 - x1 + 1) * (y2 - y1 + 1) <= most)) return undefined
    const keys: number[] = []
    for (let x = x1; x <= x2; x++) for (let y = y1; y <= y2; y++) keys.push(x * rows + y)
    return keys
  }
}
