import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { boundsOf, copiesAt, freeSpot, libraryFile } from '../../../../web/room/whiteboard/insert.ts'

const library = libraryFile.parse(
  JSON.parse(
    readFileSync(new URL('../../../../web/room/library/data-systems.excalidrawlib', import.meta.url), 'utf8'),
  ),
)
const ids = () => {
  let last = 0
  return () => `new-${++last}`
}

describe.each(library.libraryItems.map((item) => [item.name, item] as const))(
  'a copy of %s',
  (_name, item) => {
    const copies = copiesAt(item.elements, { x: 500, y: 300 }, ids(), () => 0.5)

    it('stands around the place it was put', () => {
      const box = boundsOf(copies)
      expect((box.left + box.right) / 2).toBeCloseTo(500)
      expect((box.top + box.bottom) / 2).toBeCloseTo(300)
    })

    it('shares no id or group with the shape in the library', () => {
      const old = new Set(item.elements.flatMap((it) => [it.id, ...it.groupIds]))
      for (const copy of copies) for (const id of [copy.id, ...copy.groupIds]) expect(old.has(id)).toBe(false)
      expect(new Set(copies.map((it) => it.id)).size).toBe(item.elements.length)
    })

    it('keeps its caption in its box', () => {
      for (const caption of copies.filter((it) => it.containerId)) {
        const box = copies.find((it) => it.id === caption.containerId)
        expect(box?.boundElements?.map((it) => it.id)).toContain(caption.id)
      }
      expect(copies.some((it) => it.containerId)).toBe(true)
    })
  },
)

describe('the place for a component', () => {
  const size = { width: 160, height: 116 }
  const boxAt = (x: number, y: number) => ({ left: x - 80, right: x + 80, top: y - 58, bottom: y + 58 })

  it('is the middle of the view while that is free', () => {
    expect(freeSpot({ x: 10, y: 20 }, size, [])).toEqual({ x: 10, y: 20 })
  })

  it('is beside what stands there already', () => {
    const taken = [boxAt(0, 0)]
    for (let count = 0; count < 12; count++) {
      const { x, y } = freeSpot({ x: 0, y: 0 }, size, taken)
      const overlapping = taken.filter(
        (box) => box.left < x + 80 && box.right > x - 80 && box.top < y + 58 && box.bottom > y - 58,
      )
      expect(overlapping).toEqual([])
      taken.push(boxAt(x, y))
    }
  })

  it('is the middle after all when everything around is taken', () => {
    expect(freeSpot({ x: 0, y: 0 }, size, [{ left: -9e9, right: 9e9, top: -9e9, bottom: 9e9 }])).toEqual({
      x: 0,
      y: 0,
    })
  })
})
