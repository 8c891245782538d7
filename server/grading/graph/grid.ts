import { type Box, overlaps } from './geometry.ts'

// A box that would lie in more cells than this is kept in a list of its own, so that one frame around a large board does
// not fill the whole grid.
const maxCells = 64
// Columns are told apart by so many rows; boards are far smaller than 4 million cells.
const rows = 4_194_304

/** Finds the things whose box meets a given box without looking at all of them. */
export class Grid<T> {
  private readonly cells = new Map<number, number[]>()
  private readonly large: number[] = []
  private readonly boxes: readonly Box[]
  /** For each thing the last question in which it was looked at: it may lie in many cells. */
  private readonly looked: Uint32Array
  private questions = 0

  constructor(
    private readonly things: readonly T[],
    boxOf: (thing: T) => Box,
    private readonly cell = 200,
  ) {
    this.boxes = things.map(boxOf)
    this.looked = new Uint32Array(things.length)
    this.boxes.forEach((box, index) => {
      const keys = this.keys(box)
      if (!keys) this.large.push(index)
      else for (const key of keys) this.at(key).push(index)
    })
  }

  /** Everything whose box meets `box`, each once, in no particular order. */
  meeting(box: Box): T[] {
    const found: T[] = []
    this.questions++
    this.look(this.large, box, found)
    const keys = this.keys(box, 1_024) ?? [...this.cells.keys()]
    for (const key of keys) {
      const list = this.cells.get(key)
      if (list) this.look(list, box, found)
    }
    return found
  }

  private look(list: readonly number[], box: Box, found: T[]): void {
    for (const index of list) {
      if (this.looked[index] === this.questions) continue
      this.looked[index] = this.questions
      const [thing, own] = [this.things[index], this.boxes[index]]
      if (thing !== undefined && own && overlaps(own, box)) found.push(thing)
    }
  }

  private at(key: number): number[] {
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
