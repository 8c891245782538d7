import { describe, expect, test } from 'vitest'
import { rubric } from '../../server/interview/rubric.ts'
import { rule, type Signals, signals } from '../../server/interview/signals.ts'
import { criterionIn, gradeOf, interviewOf } from './sample.ts'

const rubricOf = (given: unknown): ReturnType<typeof rubric.parse> =>
  rubric.parse({
    format: 'rubric/1',
    id: 'one',
    title: 'One criterion',
    criteria: [
      {
        id: 'depth.replay',
        dimension: 'depth',
        title: 'Replay',
        met: 'Says why a replay does no harm.',
        partial: 'Says the word.',
        weights: { L4: 1, L5: 1, L6: 1, L7: 1, L8: 1 },
        probe: 'And when it is read again?',
        phases: ['deep-dive'],
        signals: given,
      },
    ],
  })

const verdict = (given: unknown, ...lines: string[]): string =>
  criterionIn(gradeOf(interviewOf(lines), rubricOf(given)), 'depth.replay').verdict

const replay: Signals = signals.parse({
  kind: 'ideas',
  topic: 'replay*',
  met: [{ together: ['upsert|overwrit*', 'key|id', 'twice|again'] }],
  partial: [{ any: ['upsert|idempoten*'] }],
})

describe('ideas that stand together', () => {
  test.each([
    ['met', 'We upsert by the event id. So reading it twice changes nothing.'],
    ['partial', 'It is an upsert.'],
    ['missed', 'We use a queue.'],
    ['missed', 'The id is a uuid. One. Two. Three. We overwrite it again.'],
    ['partial', 'Is it an upsert by id when it is read twice? An upsert, I guess.'],
  ])('%s: %s', (wanted, said) => {
    expect(verdict(replay, `C: ${said}`)).toBe(wanted)
  })

  test('words of the interviewer earn nothing', () => {
    expect(verdict(replay, 'I: I would upsert by id, so twice is harmless.', 'C: Let me draw.')).toBe(
      'missed',
    )
  })

  test('agreeing with a full sentence of the interviewer is partial, and what is quoted is the agreement', () => {
    const lines = ['I: You would upsert by id, so reading twice is harmless?', 'C: Yes, exactly.']
    const report = gradeOf(interviewOf(lines), rubricOf(replay))
    expect(criterionIn(report, 'depth.replay')).toMatchObject({
      verdict: 'partial',
      evidence: [{ utterance: 'u2', quote: 'Yes, exactly.' }],
    })
  })

  test('agreeing with half a sentence earns nothing', () => {
    expect(verdict(replay, 'I: So an upsert?', 'C: Yes.')).toBe('missed')
  })

  test('a rubric may say that agreement gives nothing', () => {
    const given = { ...replay, agreement: false }
    expect(verdict(given, 'I: You upsert by id, so twice is harmless?', 'C: Yes, exactly.')).toBe('missed')
  })

  test('what is dismissed is missed, and the reason says so', () => {
    const given = { kind: 'ideas', topic: 'alert*', met: [{ together: ['alert*', 'on call'] }] }
    const report = gradeOf(interviewOf(['C: I would skip alerts for now.']), rubricOf(given))
    expect(criterionIn(report, 'depth.replay')).toMatchObject({ verdict: 'missed', evidence: [] })
    expect(criterionIn(report, 'depth.replay').reason).toContain('set aside')
  })

  test('setting the topic aside afterwards leaves half', () => {
    const said = 'C: We upsert by id, so a replay twice is harmless.'
    expect(verdict(replay, said, 'C: On second thought, we do not need replay.')).toBe('partial')
  })

  test('what was taken back does not count', () => {
    expect(verdict(replay, 'C: It is an upsert by id, twice is fine. No, scrap that. It is an append.')).toBe(
      'missed',
    )
  })

  test('the topic can come from what the interviewer asked', () => {
    const given = { kind: 'ideas', met: [{ any: ['#duration'], answering: ['woken|paged'], words: 3 }] }
    expect(verdict(given, 'I: When is somebody woken?', 'C: Once it stands still for three minutes.')).toBe(
      'met',
    )
    expect(verdict(given, 'I: How is it stored?', 'C: It stands still for three minutes.')).toBe('missed')
  })

  test('a rule may ask for several passages', () => {
    const given = { kind: 'ideas', met: [{ together: ['queue', '~reason'], within: 'sentence', times: 2 }] }
    const one = 'C: A queue, because it absorbs bursts.'
    expect(verdict(given, one)).toBe('missed')
    expect(verdict(given, one, 'C: A second queue because teams deploy apart.')).toBe('met')
  })

  test('a rule may look at one place only', () => {
    const given = { kind: 'ideas', met: [{ together: ['@cache'], where: ['whiteboard'] }] }
    const board = { nodes: [{ id: 'r', label: 'Redis' }], edges: [] }
    const report = gradeOf(interviewOf(['C: Let me draw.'], { board }), rubricOf(given))
    expect(criterionIn(report, 'depth.replay')).toMatchObject({
      verdict: 'met',
      evidence: [{ source: 'whiteboard', quote: 'Redis' }],
    })
    expect(verdict(given, 'C: Redis.')).toBe('missed')
  })

  test('a phrase with ^ stands at the beginning of a sentence', () => {
    const given = { kind: 'ideas', met: [{ any: ['^now the'] }] }
    expect(verdict(given, 'C: Okay, now the storage.')).toBe('met')
    expect(verdict(given, 'C: It is written to the log and by now the other side has it.')).toBe('missed')
  })
})

describe('what may be written as signals', () => {
  test.each([
    [{ together: ['Kafka'] }, 'expected small words'],
    [{ together: ['#weight'] }, 'expected # and one of'],
    [{ together: ['~mood'] }, 'expected ~ and one of'],
    [{ together: [] }, 'expected ideas in'],
    [{ any: ['a queue'], atLeast: 2 }, 'expected no more than'],
  ])('%j is refused: %s', (given, says) => {
    expect(
      rule
        .safeParse(given)
        .error?.issues.map((issue) => issue.message)
        .join(),
    ).toContain(says)
  })
})
