import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { REASON } from '../../server/grading/reasons.ts'
import { interviewFile } from '../../server/interview/export.ts'
import { criterionIn, gradeOf, interviewOf, ruledOf, rulesAlone } from './sample.ts'

const reasonFor = (lines: string[], id: string): string =>
  criterionIn(gradeOf(interviewOf(lines), rulesAlone), id).reason

describe('the reason for a verdict', () => {
  test('names the figures that settle a requirement', () => {
    const reason = reasonFor(
      ['C: How fresh? I take ten seconds from event to dashboard.'],
      'requirements.latency',
    )
    expect(reason).toMatch(/^Settles it with “ten seconds” at 0:00: “.+”\.$/)
  })

  test('names what is tied to what, in the words that were said', () => {
    const reason = reasonFor(
      [
        'C: After a restart we upsert by event id, so a replayed event overwrites itself and nothing counts twice.',
      ],
      'reliability.idempotency',
    )
    expect(reason).toContain('“upsert”')
    expect(reason).toContain('0:00')
  })

  test('says of half an answer what it lacks', () => {
    const reason = reasonFor(['C: I would put alerts on it.'], 'monitoring.alerts')
    expect(reason).toMatch(/^Says “.*alert.*” at 0:00, without .+: “.+”\.$/)
  })

  test('quotes what set a topic aside', () => {
    const reason = reasonFor(
      ["C: We don't need alerts or monitoring in the first version."],
      'monitoring.alerts',
    )
    expect(reason).toMatch(/^Was set aside at 0:00: “.+”\.$/)
  })

  test('tells who asked in vain, and when', () => {
    const reason = reasonFor(
      ['C: Hello.', 'I: Which alerts would you set?', 'C: I would come to that later on.'],
      'monitoring.alerts',
    )
    expect(reason).toMatch(/^Asked at 0:20 “Which alerts would you set\?”; no answer /)
  })

  test('tells that nobody asked, and what never came up', () => {
    expect(reasonFor(['C: Hello there, let us begin.'], 'monitoring.slo')).toMatch(
      /^Nobody asked, and .+ never came up\.$/,
    )
  })

  test('shows what came nearest where a rule found words and no reader would credit them', () => {
    const folder = new URL('../fixtures/fresh/', import.meta.url)
    const reasons = readdirSync(folder)
      .filter((file) => /^2\d\d-.*interview/.test(file))
      .flatMap((file) => {
        const interview = interviewFile.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
        return gradeOf(interview)
          .criteria.filter(
            ({ id, verdict }) => verdict === 'missed' && ruledOf(interview, id).verdict !== verdict,
          )
          .map(({ reason }) => reason)
      })
    expect(reasons.length).toBeGreaterThan(0)
    for (const reason of reasons)
      expect(reason).toMatch(/^(Comes nearest .+, and says too little|Was set aside)/)
  })

  test('says that nothing was said where nothing was', () => {
    expect(reasonFor([], 'monitoring.slo')).toBe('Nothing was said, drawn or calculated.')
  })
})

const gold = new URL('../fixtures/gold/', import.meta.url)
const interviews = readdirSync(gold).filter((name) => name.endsWith('.interview.json'))

test.each(interviews)(
  'the reasons of %s are one sentence each, short, and quote what stands there',
  (name) => {
    const interview = interviewFile.parse(JSON.parse(readFileSync(new URL(name, gold), 'utf8')))
    for (const { reason, verdict } of gradeOf(interview).criteria) {
      expect(reason.length).toBeLessThanOrEqual(REASON)
      expect(reason).toMatch(/^[“\p{Lu}\p{N}].*\.$/su)
      expect(reason).not.toMatch(/undefined|says what is asked for/)
      if (verdict !== 'missed') expect(reason).toMatch(/\d+:\d\d|on the (?:whiteboard|worksheet)/)
    }
  },
)
