import { describe, expect, it } from 'vitest'
import { type Board, type BoardElement, mergeBoard, stands } from '../../../../server/interview/board.ts'
import { type BoardBinding, bindBoard, inFrames } from '../../../../web/room/whiteboard/board-binding.ts'

const element = (id: string, version: number, more: Partial<BoardElement> = {}): BoardElement => ({
  id,
  type: 'rectangle',
  version,
  versionNonce: 100 * version,
  isDeleted: false,
  ...more,
})

/** Time that stands still until told to move. */
function clock() {
  let now = 0
  let due: { at: number; work: () => void }[] = []
  return {
    later(ms: number, work: () => void) {
      const one = { at: now + ms, work }
      due.push(one)
      return () => {
        due = due.filter((it) => it !== one)
      }
    },
    pass(ms: number) {
      const until = now + ms
      for (;;) {
        const next = due.filter((it) => it.at <= until).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        due = due.filter((it) => it !== next)
        now = next.at
        next.work()
      }
      now = until
    },
    waiting: () => due.length,
  }
}

/** A screen that behaves as Excalidraw does: changes elements in place, keeps what is being edited, tells each change. */
function screen() {
  const time = clock()
  const drawn = new Map<string, BoardElement>()
  const appended: BoardElement[][] = []
  const live: BoardElement[][] = []
  let editing: string | null = null
  let merges = 0
  const binding: BoardBinding = bindBoard({
    later: time.later,
    append: (elements) => appended.push(elements),
    live: (elements) => live.push(elements),
    scene: {
      elements: () => [...drawn.values()],
      merge(coming) {
        merges += 1
        for (const it of coming) {
          const here = drawn.get(it.id)
          if (here && (editing === it.id || stands(here, it))) continue
          drawn.set(it.id, structuredClone(it))
        }
        binding.changed(false)
      },
      raise(id, above) {
        const it = drawn.get(id)
        if (it) drawn.set(id, { ...it, version: above + 1, versionNonce: 1 })
      },
      drop(ids) {
        for (const id of ids) drawn.delete(id)
        binding.changed(false)
      },
    },
  })
  return {
    time,
    binding,
    appended,
    live,
    drawn,
    merges: () => merges,
    edit: (id: string | null) => {
      editing = id
    },
    draw(it: BoardElement, pointerDown = false) {
      drawn.set(it.id, it)
      binding.changed(pointerDown)
    },
    ids: () => appended.map((frame) => frame.map((it) => `${it.id}@${it.version}`)),
  }
}

const boardOf = (...elements: BoardElement[]): Board => mergeBoard({}, elements)

describe('what is drawn here', () => {
  it('is stored once the pointer is up and the hand rests, in its last version only', () => {
    const it1 = screen()
    it1.draw(element('a', 1), true)
    it1.draw(element('a', 7), true)
    it1.time.pass(5_000)
    expect(it1.appended).toEqual([])
    it1.draw(element('a', 8))
    it1.time.pass(200)
    expect(it1.ids()).toEqual([['a@8']])
  })

  it('is stored at least once a second while somebody types without a pause', () => {
    const it1 = screen()
    for (let version = 1; version <= 12; version++) {
      it1.draw(element('text', version, { type: 'text' }))
      it1.time.pass(100)
    }
    expect(it1.appended.length).toBe(1)
  })

  it('is shown to others while the pointer is down, and not again when nothing changed', () => {
    const it1 = screen()
    it1.draw(element('a', 1), true)
    it1.time.pass(120)
    it1.draw(element('a', 1), true)
    it1.time.pass(120)
    expect(it1.live.map((frame) => frame.map((one) => one.version))).toEqual([[1]])
  })

  it('is sent once, and only what changed', () => {
    const it1 = screen()
    it1.draw(element('a', 1))
    it1.time.pass(200)
    it1.draw(element('b', 1))
    it1.time.pass(200)
    it1.binding.changed(false)
    it1.time.pass(2_000)
    expect(it1.ids()).toEqual([['a@1'], ['b@1']])
  })

  it('does not include pictures, web pages, or what came and went before anybody saw it', () => {
    const it1 = screen()
    it1.draw(element('picture', 1, { type: 'image' }))
    it1.draw(element('page', 1, { type: 'embeddable' }))
    it1.draw(element('slip', 2, { isDeleted: true }))
    it1.time.pass(2_000)
    expect(it1.appended).toEqual([])
  })

  it('is a copy: what Excalidraw changes later does not change what was stored', () => {
    const it1 = screen()
    const line = { ...element('a', 1), points: [[0, 0]] }
    it1.draw(line)
    it1.time.pass(200)
    line.points.push([5, 5])
    expect(it1.appended[0]?.[0]?.points).toEqual([[0, 0]])
  })

  it('goes at once when the page is hidden', () => {
    const it1 = screen()
    it1.draw(element('a', 1), true)
    it1.binding.flush()
    expect(it1.ids()).toEqual([['a@1']])
  })
})

describe('what others draw', () => {
  it('is taken in and never sent back', () => {
    const it1 = screen()
    it1.binding.shared(boardOf(element('a', 3), element('b', 1)))
    it1.time.pass(5_000)
    expect([...it1.drawn.keys()]).toEqual(['a', 'b'])
    expect(it1.appended).toEqual([])
  })

  it('is merged once, however often the same whiteboard is shown', () => {
    const it1 = screen()
    it1.binding.shared(boardOf(element('a', 3)))
    it1.binding.shared(boardOf(element('a', 3)))
    expect(it1.merges()).toBe(1)
  })

  it('does not come back as a change when it is one of our own, acknowledged', () => {
    const it1 = screen()
    it1.draw(element('a', 1))
    it1.time.pass(200)
    it1.binding.shared(boardOf(element('a', 1)))
    it1.time.pass(2_000)
    expect(it1.merges()).toBe(0)
    expect(it1.ids()).toEqual([['a@1']])
  })

  it('leaves alone what is being edited here, which is stored above it afterwards', () => {
    const it1 = screen()
    it1.binding.shared(boardOf(element('note', 1, { type: 'text', text: 'old' })))
    it1.edit('note')
    it1.draw(element('note', 2, { type: 'text', text: 'mine' }))
    it1.binding.shared(boardOf(element('note', 9, { type: 'text', text: 'theirs' })))
    it1.time.pass(1_000)
    const last = it1.appended.at(-1)?.at(-1)
    expect(last).toMatchObject({ text: 'mine', version: 10 })
  })

  it('stays deleted when it was deleted here', () => {
    const it1 = screen()
    it1.binding.shared(boardOf(element('a', 1)))
    it1.draw(element('a', 2, { isDeleted: true }))
    it1.time.pass(200)
    expect(it1.appended[0]?.[0]).toMatchObject({ id: 'a', isDeleted: true })
  })
})

describe('a stroke of somebody else under way', () => {
  it('is shown and not stored by those who see it', () => {
    const it1 = screen()
    it1.binding.stroke([element('s', 4)])
    it1.time.pass(10_000)
    expect(it1.drawn.has('s')).toBe(true)
    expect(it1.appended).toEqual([])
  })

  it('leaves again when its author is gone', () => {
    const it1 = screen()
    it1.binding.stroke([element('s', 4)])
    it1.time.pass(15_000)
    expect(it1.drawn.has('s')).toBe(false)
    expect(it1.appended).toEqual([])
  })

  it('goes back to what the log has when it changed something and its author is gone', () => {
    const it1 = screen()
    it1.binding.shared(boardOf(element('s', 2)))
    it1.binding.stroke([element('s', 4)])
    it1.time.pass(15_000)
    expect(it1.drawn.get('s')?.version).toBe(2)
    expect(it1.appended).toEqual([])
  })

  it('stays once it is stored', () => {
    const it1 = screen()
    it1.binding.stroke([element('s', 4)])
    it1.binding.shared(boardOf(element('s', 6)))
    it1.time.pass(60_000)
    expect(it1.drawn.get('s')?.version).toBe(6)
  })

  it('does not win over a newer version in the log', () => {
    const it1 = screen()
    it1.binding.shared(boardOf(element('s', 6)))
    it1.binding.stroke([element('s', 4)])
    expect(it1.drawn.get('s')?.version).toBe(6)
  })
})

it('leaves no timer behind', () => {
  const it1 = screen()
  it1.draw(element('a', 1), true)
  it1.draw(element('b', 1))
  it1.binding.stroke([element('s', 4)])
  it1.binding.close()
  expect(it1.time.waiting()).toBe(0)
})

it('parts a large change into frames that the server takes, losing nothing', () => {
  const many = Array.from({ length: 2_500 }, (_, index) => element(`e${index}`, 1, { pad: 'x'.repeat(400) }))
  const frames = inFrames(many)
  expect(frames.flat()).toEqual(many)
  for (const frame of frames) expect(JSON.stringify(frame).length).toBeLessThan(400_000)
})
