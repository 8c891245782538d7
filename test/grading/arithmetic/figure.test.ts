import { describe, expect, it } from 'vitest'
import { checkFigure } from '../../../server/grading/arithmetic/figure.ts'

describe('a printed figure', () => {
  it.each([
    ['10e6 event/s * 200 B/event', '2 GB/s'],
    ['10e6 event/s * 200 B/event', '172.8 TB/day'],
    ['10e6 event/s * 200 B/event * 1 day', '~173 TB'],
    ['3e10 event * 1.2', '36e9'],
    ['423 * 1e4 USD', '4.23M USD'],
    ['5e6 USD', '$5.0M'],
    ['5e6 USD / 365 day', 'about $13.7k/day'],
    ['60 node', '61 nodes'],
  ])('%s gives %s', (formula, result) => {
    expect(checkFigure(formula, result)).toMatchObject({ ok: true, message: null })
  })

  it('tells by what factor it is off', () => {
    const check = checkFigure('10e6 event/s * 200 B/event', '20 GB/s')
    expect(check).toMatchObject({ ok: false, computed: '2 GB/s', message: 'The formula gives 2 GB/s.' })
    expect(check.factor).toBeCloseTo(10)
  })

  it.each([
    ['1 GB', '1.03 GB', 'gives 1 GB'],
    ['1 GB/s', '1 GB', 'another unit'],
    ['1 GB', '1e9', 'another unit'],
    ['1 gigabite', '1 GB', 'formula is wrong'],
    ['1 GB', 'plenty', 'result cannot be read'],
    ['0 GB', '1 GB', 'gives 0 B'],
  ])('%s does not give %s: … %s', (formula, result, message) => {
    expect(checkFigure(formula, result)).toMatchObject({
      ok: false,
      message: expect.stringContaining(message),
    })
  })
})
