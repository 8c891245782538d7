import { expect, test } from 'vitest'
import { quantitiesOf } from '../../server/grading/quantities/read.ts'
import { repaired } from '../../server/grading/text/repair.ts'
import { tokensOf } from '../../server/grading/text/tokens.ts'
import { linesOf, sides } from './lines.ts'

const shown = (text: string): string =>
  quantitiesOf(repaired(tokensOf(text)))
    .map(({ kind, value }) => `${kind} ${value}`)
    .join(' + ') || 'none'

test.each(linesOf('quantities.txt').map(sides))('%s is %s', (said, wanted) => {
  expect(shown(said)).toBe(wanted)
})

test('a quantity names the noun that it counts', () => {
  expect(quantitiesOf(tokensOf('256 partitions'))[0]).toMatchObject({ noun: 'partition' })
})
