import { describe, expect, it } from 'vitest'
import { caretAfter, changedBy, withDrafts } from '../../../../web/room/worksheet/drafts.ts'

const row = { id: 'r', section: 'estimate', label: 'Ingest', formula: '1 GB' } as const

describe('what is typed in the worksheet', () => {
  it('stands above what is stored', () => {
    expect(withDrafts([row], { r: { formula: '2 GB' } })).toEqual([{ ...row, formula: '2 GB' }])
  })

  it('changes its own field only: a label that somebody else changed meanwhile stays', () => {
    const meanwhile = { ...row, label: 'Events in' }
    expect(changedBy([meanwhile], { r: { formula: '2 GB' } })).toEqual([{ ...meanwhile, formula: '2 GB' }])
  })

  it('is not stored when it says what is there, or when its row is gone', () => {
    expect(changedBy([row], { r: { formula: '1 GB' }, gone: { label: 'x' } })).toEqual([])
  })
})

describe('the caret', () => {
  it.each([
    ['before the change it stays', '10 GB per day', '10 GB per year', 3, 3],
    ['behind the change it moves along', '10 GB', '1000 GB', 5, 7],
    ['at the end it stays at the end', 'abc', 'abcdef', 3, 3],
    ['in a text that was cleared it is at the start', 'abc', '', 2, 0],
  ])('%s', (_name, before, after, caret, wanted) => {
    expect(caretAfter(before, after, caret)).toBe(wanted)
  })
})
