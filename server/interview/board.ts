import { z } from 'zod'

/** Deepest nesting inside an element; Excalidraw's own stay below five. Deeper ones are made to choke a reader. */
const NESTING = 16

/** Whether a value nests lists and groups no deeper than that. Every stroke passes here, so nothing is copied. */
function isShallow(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth > NESTING) return false
  const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(value)
  for (const one of inner) if (typeof one === 'object' && !isShallow(one, depth + 1)) return false
  return true
}

/** An Excalidraw element: whatever its type, these fields decide which of two versions stands. */
export const boardElement = z
  .looseObject({
    // Boards are objects by id; this one name would change what the object is.
    id: z
      .string()
      .min(1)
      .max(128)
      .refine((id) => id !== '__proto__', 'expected another id'),
    type: z.string().max(32),
    version: z.int().nonnegative(),
    versionNonce: z.int().nonnegative(),
    isDeleted: z.boolean(),
  })
  .refine(isShallow, `expected at most ${NESTING} levels of nesting`)
export type BoardElement = z.infer<typeof boardElement>

/** Elements by id, deleted ones kept as tombstones. */
export type Board = Readonly<Record<string, BoardElement>>

/** Excalidraw's rule: the higher version stands, of equal versions the lower nonce. Equal in both: what is there stays. */
export function stands(there: BoardElement, coming: BoardElement): boolean {
  if (there.version !== coming.version) return there.version > coming.version
  return there.versionNonce <= coming.versionNonce
}

/** Merges changed elements into a board. Same result in whatever order and however often changes arrive. */
export function mergeBoard(board: Board, changed: readonly BoardElement[]): Board {
  const winners = changed.filter((element) => {
    const there = board[element.id]
    return !there || !stands(there, element)
  })
  if (winners.length === 0) return board
  const merged: Record<string, BoardElement> = { ...board }
  for (const element of winners) {
    const there = merged[element.id]
    if (!there || !stands(there, element)) merged[element.id] = element
  }
  return merged
}

/** What can be seen, in the drawing order that Excalidraw's fractional `index` gives, ties and gaps by id. */
export function visibleElements(board: Board): BoardElement[] {
  const order = (element: BoardElement) => (typeof element.index === 'string' ? element.index : '~')
  return Object.values(board)
    .filter((element) => !element.isDeleted)
    .sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : a.id < b.id ? -1 : 1))
}
