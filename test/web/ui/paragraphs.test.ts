import { expect, it } from 'vitest'
import { paragraphsOf } from '../../../web/ui/paragraphs.ts'

it('joins wrapped lines, keeps paragraphs and lists apart', () => {
  expect(paragraphsOf('Design it.\nIn parts.\n\n- 10 million\n  a second\n- cheap\n\nBegin.')).toEqual([
    { is: 'text', text: 'Design it. In parts.' },
    { is: 'list', items: ['10 million a second', 'cheap'] },
    { is: 'text', text: 'Begin.' },
  ])
})

it('makes nothing of nothing', () => {
  expect(paragraphsOf('\n \n')).toEqual([])
})
