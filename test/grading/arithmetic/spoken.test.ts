import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { spokenDerivations } from '../../../server/grading/arithmetic/spoken.ts'
import type { Utterance } from '../../../server/interview/export.ts'

const said = (text: string, id = 'u1', speaker: Utterance['speaker'] = 'candidate'): Utterance => ({
  id,
  at: 1,
  speaker,
  text,
})
const cases = readFileSync(new URL('spoken.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.includes(' => ') && !line.startsWith('#'))
  .map((line) => {
    const at = line.lastIndexOf(' => ')
    const [verdict = '', factor, quote] = line.slice(at + 4).split(' | ')
    return { text: line.slice(0, at), verdict, factor, quote }
  })

describe('a calculation said aloud', () => {
  it.each(cases)('$text => $verdict $factor', ({ text, verdict, factor, quote }) => {
    const found = spokenDerivations([said(text)])
    expect(found.map((each) => each.verdict)).toEqual(verdict === 'nothing' ? [] : [verdict])
    for (const each of found) {
      expect(text).toContain(each.quote)
      if (quote) expect(each.quote).toBe(quote)
      if (factor) expect(each.factor).toBeCloseTo(Number(factor), 2)
    }
  })

  it('shows both figures in the unit of the stated one', () => {
    const [found] = spokenDerivations([
      said('ten million a second times two hundred bytes is twenty gigabytes a second'),
    ])
    expect(found).toMatchObject({ utterance: 'u1', stated: '20 GB/s', computed: '2 GB/s' })
  })

  it('takes the result of one step as the beginning of the next', () => {
    const text = '10M/s times 200 bytes is 2 gigabytes a second times 86,400 seconds is 172.8 terabytes'
    const found = spokenDerivations([said(text)])
    expect(found.map((each) => [each.verdict, each.stated])).toEqual([
      ['right', '2 GB/s'],
      ['right', '172.8 TB'],
    ])
  })

  it('lets the candidate correct himself in the next utterance', () => {
    const wrong = said('Five thousand times two hundred is one hundred thousand lines per second.')
    const right = said('A million, yes, sorry, a million.', 'u3')
    expect(spokenDerivations([wrong, said('A million.', 'u2', 'interviewer')])[0]?.verdict).toBe('off-by')
    expect(spokenDerivations([wrong, right])[0]?.verdict).toBe('corrected')
  })

  it('does not listen to the interviewer', () => {
    expect(spokenDerivations([said('10M/s * 200B = 20 GB/s', 'u1', 'interviewer')])).toEqual([])
  })

  it('reads long and senseless text without getting stuck', () => {
    const text = 'ten times '.repeat(5_000) + '1 a 1 per 1 / 1 '.repeat(5_000) + ', . … '.repeat(5_000)
    expect(spokenDerivations([said(text)]).length).toBeLessThan(text.length)
  })
})
