import { expect, it } from 'vitest'
import { pointerBoard, throttled } from '../../../../web/room/whiteboard/pointers.ts'

const ada = { person: 'ada', name: 'Ada', role: 'candidate' } as const

it('shows where people in the room point, and forgets who left or rests for long', () => {
  const pointers = pointerBoard()
  pointers.moved('ada', { x: 1, y: 2 }, 0)
  pointers.moved('gone', { x: 3, y: 4 }, 0)
  expect(pointers.seen([ada], 10)).toEqual([{ person: 'ada', name: 'Ada', x: 1, y: 2, button: 'up' }])
  expect(pointers.seen([ada], 60_000)).toEqual([])
})

it('passes on the first at once and of the rest the latest, no more often than asked', () => {
  let now = 0
  const due: (() => void)[] = []
  const told: number[] = []
  const slow = throttled<number>(
    60,
    (value) => told.push(value),
    () => now,
    (_ms, run) => {
      due.push(run)
      return () => due.splice(0)
    },
  )
  for (const value of [1, 2, 3]) slow.call(value)
  expect(told).toEqual([1])
  now = 60
  due.shift()?.()
  expect(told).toEqual([1, 3])
})
