import { describe, expect, test } from 'vitest'
import { worksheetRows } from '../../server/grading/arithmetic-checks.ts'
import { contradictionsIn } from '../../server/grading/contradictions.ts'
import type { Contradiction } from '../../server/grading/debrief/schema.ts'
import { readTranscript } from '../../server/grading/text/transcript.ts'
import { interviewOf } from './sample.ts'

const found = (said: string[], label: string, formula: string): Contradiction[] => {
  const worksheet = [{ id: 'r', section: formula.includes('USD') ? 'cost' : 'estimate', label, formula }]
  const interview = interviewOf(said, { worksheet })
  return contradictionsIn(readTranscript(interview), worksheetRows(interview))
}

describe('a figure that is said one way and written another', () => {
  test('is pointed out with both, and with how far they are apart', () => {
    const [one] = found(['C: The Redis memory is about 700 gigabytes.'], 'Redis memory', '500e6 * 7 * 2000 B')
    expect(one).toEqual({
      said: { utterance: 'u1', at: 0, quote: 'The Redis memory is about 700 gigabytes.' },
      row: 'Redis memory = 500e6 * 7 * 2000 B',
      saidValue: '700 gigabytes',
      rowValue: '7 TB',
      times: 10,
    })
  })

  test('counts in rates and in money too', () => {
    expect(
      found(['C: Ingest traffic is 2 gigabytes per second.'], 'Ingest traffic', '10e6 * 20 B / s'),
    ).toHaveLength(1)
    expect(
      found(['C: Kafka brokers are 300 thousand dollars.'], 'Kafka brokers', '12 * 8760 USD'),
    ).toHaveLength(1)
  })
})

describe('is left alone when', () => {
  test.each([
    ['they agree, or one of them was rounded', ['C: Redis memory is 5 terabytes.'], 'Redis memory', '7 TB'],
    ['it is about another thing', ['C: Kafka memory is 700 gigabytes.'], 'Redis memory', '7 TB'],
    ['it is another figure of the thing', ['C: Peak Redis memory is 70 terabytes.'], 'Redis memory', '7 TB'],
    [
      'it is measured in something else',
      ['C: Redis memory takes 20 seconds to fill.'],
      'Redis memory',
      '7 TB',
    ],
    [
      'it was corrected later',
      ['C: Redis memory is 70 gigabytes.', 'I: Sure?', 'C: No, Redis memory is 7 terabytes.'],
      'Redis memory',
      '7 TB',
    ],
    ['the interviewer said it', ['I: Redis memory is 70 gigabytes.'], 'Redis memory', '7 TB'],
    ['it was asked', ['C: Would Redis memory be 70 gigabytes?'], 'Redis memory', '7 TB'],
    ['the row cannot be computed', ['C: Redis memory is 70 gigabytes.'], 'Redis memory', '7 floppies'],
    ['the row has no name', ['C: Redis memory is 70 gigabytes.'], '', '7 TB'],
  ])('%s', (_when, said, label, formula) => {
    expect(found(said, label, formula)).toEqual([])
  })
})
