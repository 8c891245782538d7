import { describe, expect, it } from 'vitest'
import { clockOffset } from '../../../../web/room/connection/clockOffset.ts'
import { localOutbox } from '../../../../web/room/connection/outbox.ts'
import { backOff, pacer } from '../../../../web/room/connection/pace.ts'
import { chance, interview, uuidOf } from '../../../rooms/world.ts'

describe('the server’s clock as a browser reckons it', () => {
  const seeds = Array.from({ length: 20 }, (_, index) => 100 + index)
  it.each(seeds)('is right within 100 ms on a network whose ways take 10 to 900 ms, seed %i', (seed) => {
    const random = chance(seed)
    const offset = clockOffset()
    const ahead = Math.round((random() - 0.5) * 1e7)
    let now = 1_000_000
    for (let ping = 0; ping < 8; ping++) {
      // Most are slow one way; one in the eight is quick both ways.
      const [there, back] =
        ping === 5 ? [10 + random() * 40, 10 + random() * 40] : [random() * 900, 10 + random() * 900]
      offset.sample(now, now + there + back, now + there + ahead)
      now += there + back + 1_000
    }
    expect(Math.abs(offset.value() - ahead)).toBeLessThan(100)
  })

  it('is taken from the welcome until the first ping is answered', () => {
    const offset = clockOffset()
    offset.hint(1_000, 6_000)
    expect(offset.value()).toBe(5_000)
  })

  it('forgets what was measured long ago', () => {
    const offset = clockOffset()
    offset.sample(0, 10, 1_005)
    offset.sample(100_000, 100_200, 150_100)
    expect(offset.value()).toBe(50_000)
  })
})

describe('an outbox in local storage', () => {
  const storage = (values = new Map<string, string>(), room = Number.POSITIVE_INFINITY) => ({
    get length() {
      return values.size
    },
    key: (index: number) => [...values.keys()][index] ?? null,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (values.size >= room) throw new Error('QuotaExceededError')
      values.set(key, value)
    },
    removeItem: (key: string) => {
      values.delete(key)
    },
  })
  const one = (name: string) => ({ id: uuidOf(name), at: 5, kind: 'said' as const, payload: { text: name } })

  it('gives back in order what was put and not removed', () => {
    const values = new Map<string, string>()
    const before = localOutbox(storage(values), interview, uuidOf('ada'))
    for (const name of ['z', 'a', 'm']) before.put(one(name))
    before.remove(uuidOf('a'))
    const after = localOutbox(storage(values), interview, uuidOf('ada'))
    expect(after.load()).toEqual([one('z'), one('m')])
    after.put(one('b'))
    expect(localOutbox(storage(values), interview, uuidOf('ada')).load()).toEqual([
      one('z'),
      one('m'),
      one('b'),
    ])
  })

  it('keeps people and interviews apart', () => {
    const values = new Map<string, string>()
    localOutbox(storage(values), interview, uuidOf('ada')).put(one('a'))
    expect(localOutbox(storage(values), interview, uuidOf('bo')).load()).toEqual([])
    expect(localOutbox(storage(values), uuidOf('other'), uuidOf('ada')).load()).toEqual([])
  })

  it('leaves out what is no append, and what is not its own', () => {
    const values = new Map([
      [`fortyfive:outbox:${interview}:${uuidOf('ada')}:1`, 'nonsense'],
      [
        `fortyfive:outbox:${interview}:${uuidOf('ada')}:2`,
        JSON.stringify({ ...one('a'), payload: {}, order: 1 }),
      ],
      ['theme', 'dark'],
    ])
    expect(localOutbox(storage(values), interview, uuidOf('ada')).load()).toEqual([])
    expect(values.get('theme')).toBe('dark')
  })

  it('does without when the storage is full', () => {
    const outbox = localOutbox(storage(new Map(), 0), interview, uuidOf('ada'))
    outbox.put(one('a'))
    expect(outbox.load()).toEqual([])
  })
})

describe('pace', () => {
  it.each([
    [0, 150, 300],
    [1, 300, 600],
    [4, 2_400, 4_800],
    [20, 5_000, 10_000],
  ])('waits before try %i from %i to %i ms', (attempt, least, most) => {
    expect(backOff(attempt, 0)).toBe(least)
    expect(backOff(attempt, 1)).toBe(most)
  })

  it('lets a burst go, then so many frames a second', () => {
    let now = 0
    const pace = pacer(() => now)
    const taken = (): number => {
      let count = 0
      while (pace.take()) count += 1
      return count
    }
    expect(taken()).toBe(120)
    now += 500
    expect(taken()).toBe(60)
    expect(pace.takeSpare()).toBe(false)
    expect(pace.waitMs()).toBeGreaterThanOrEqual(8)
  })
})
