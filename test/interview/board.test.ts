import { describe, expect, it } from 'vitest'
import {
  type BoardElement,
  boardElement,
  mergeBoard,
  stands,
  visibleElements,
} from '../../server/interview/board.ts'
import { chanceOf, pick } from './random.ts'

const element = (id: string, version: number, versionNonce: number, more: object = {}): BoardElement => ({
  id,
  type: 'rectangle',
  version,
  versionNonce,
  isDeleted: false,
  ...more,
})

describe('the whiteboard', () => {
  it('lets the higher version stand, of equal ones the lower nonce, and of equal nonces what is there', () => {
    expect(stands(element('a', 2, 9), element('a', 1, 1))).toBe(true)
    expect(stands(element('a', 1, 1), element('a', 2, 9))).toBe(false)
    expect(stands(element('a', 1, 1), element('a', 1, 2))).toBe(true)
    expect(stands(element('a', 1, 2), element('a', 1, 1))).toBe(false)
    expect(stands(element('a', 1, 1), element('a', 1, 1))).toBe(true)
  })

  it('keeps what was deleted, so that an older change does not bring it back', () => {
    const deleted = mergeBoard({}, [element('a', 3, 1, { isDeleted: true })])
    const board = mergeBoard(deleted, [element('a', 2, 1)])
    expect(visibleElements(board)).toEqual([])
    expect(board.a?.isDeleted).toBe(true)
  })

  it('is the same object when nothing changed', () => {
    const board = mergeBoard({}, [element('a', 1, 1)])
    expect(mergeBoard(board, [element('a', 1, 1)])).toBe(board)
  })

  it('takes the winner of several versions in one change', () => {
    const board = mergeBoard({}, [element('a', 1, 1), element('a', 3, 2), element('a', 2, 1)])
    expect(board.a?.version).toBe(3)
  })

  it('shows elements in their drawing order; those without one stand on top, by id', () => {
    const board = mergeBoard({}, [
      element('z', 1, 1),
      element('c', 1, 1, { index: 'a2' }),
      element('b', 1, 1, { index: 'a1' }),
      element('y', 1, 1),
    ])
    expect(visibleElements(board).map((it) => it.id)).toEqual(['b', 'c', 'y', 'z'])
  })

  it('takes no element that nests without end, and none that would change what a board is', () => {
    const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)
    const fits = (more: object) => boardElement.safeParse(element('a', 1, 1, more)).success
    expect(fits({ points: nested(10) })).toBe(true)
    expect(fits({ points: nested(17) })).toBe(false)
    expect(fits({ points: nested(200_000) })).toBe(false)
    expect(boardElement.safeParse(element('__proto__', 1, 1)).success).toBe(false)
  })

  const seeds = Array.from({ length: 40 }, (_, n) => 7_000 + n)
  it.each(seeds)('is the same in whatever order and however often changes arrive, seed %i', (seed) => {
    const chance = chanceOf(seed)
    const changes = Array.from({ length: 30 }, (_, n) =>
      // Two people never make the same version with the same nonce of different content.
      element(pick(chance, ['a', 'b', 'c']), 1 + Math.floor(chance() * 5), n, { isDeleted: chance() < 0.2 }),
    )
    const whole = mergeBoard({}, changes)
    const shuffled = [...changes, ...changes]
      .map((it) => ({ it, order: chance() }))
      .sort((x, y) => x.order - y.order)
      .map(({ it }) => it)
    let one = {}
    for (const change of shuffled) one = mergeBoard(one, [change])
    expect(one).toEqual(whole)
    const half = mergeBoard(mergeBoard({}, shuffled.slice(0, 20)), shuffled.slice(20))
    expect(half).toEqual(whole)
  })
})
