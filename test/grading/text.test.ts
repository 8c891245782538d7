import { describe, expect, test } from 'vitest'
import { repaired } from '../../server/grading/text/repair.ts'
import { sentencesOf } from '../../server/grading/text/sentences.ts'
import { addressesGrader, agrees, dismissedIn, retractsBefore } from '../../server/grading/text/stance.ts'
import { singular, tokensOf } from '../../server/grading/text/tokens.ts'
import { linesOf, sides } from './lines.ts'

const words = (text: string): string =>
  repaired(tokensOf(text))
    .map((token) => token.word)
    .join(' ')

describe('repair of speech', () => {
  test.each(linesOf('speech.txt').map(sides))('%s becomes %s', (said, wanted) => {
    expect(words(said)).toBe(wanted)
  })

  test('repaired words still point at what stands in the file', () => {
    const text = 'so cough ka, um, it is'
    const [, kafka] = repaired(tokensOf(text))
    expect(text.slice(kafka?.start, kafka?.end)).toBe('cough ka')
  })
})

describe('sentences', () => {
  test('end at full stops, not inside figures and abbreviations', () => {
    expect(sentencesOf('It is 1.5 GB. That is e.g. fine! Is it?')).toHaveLength(3)
  })

  test('speech without punctuation is cut at connecting words', () => {
    const sentence = 'the gateway takes the batch and writes it to the log with all replicas in sync '
    const cut = sentencesOf(sentence.repeat(6))
    expect(cut.length).toBeGreaterThan(2)
    expect(Math.max(...cut.map((one) => one.tokens.length))).toBeLessThanOrEqual(45)
  })

  test('each sentence is the text between its offsets', () => {
    const text = '  First one.  Second, longer one; third'
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end).trim())).toEqual([
      'First one.',
      'Second, longer one;',
      'third',
    ])
  })

  test.each(linesOf('questions.txt'))('%s', (line) => {
    expect(sentencesOf(line.slice(2)).some((sentence) => sentence.question)).toBe(line.startsWith('?'))
  })
})

describe('stance', () => {
  const cases = linesOf('stance.txt').map((line) => line.split(' | '))
  test.each(cases)('%s: %s', (kind = '', text = '') => {
    const tokens = repaired(tokensOf(text))
    const [what, subject = ''] = kind.split(' ')
    const at = tokens.findIndex((token) => token.word === singular(subject))
    const dismissed = dismissedIn(tokens).some((scope) => at >= scope.start && at < scope.end)
    expect({
      grader: addressesGrader(tokens),
      retracts: retractsBefore(tokens),
      agrees: agrees(tokens),
      dismissed,
    }).toEqual({
      grader: what === 'grader',
      retracts: what === 'retracts',
      agrees: what === 'agrees',
      dismissed: what === 'dismisses',
    })
  })
})
