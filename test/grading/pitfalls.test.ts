import { describe, expect, test } from 'vitest'
import type { Pitfall } from '../../server/grading/debrief/schema.ts'
import { gradeOf, interviewOf } from './sample.ts'

const pitfalls = (lines: string[], more: Record<string, unknown> = {}): Pitfall[] =>
  gradeOf(interviewOf(lines, more)).debrief?.pitfalls ?? []
const pitfall = (lines: string[], id: Pitfall['id'], more: Record<string, unknown> = {}) =>
  pitfalls(lines, more).find((one) => one.id === id)

const asked = [
  'C: How many users are there, and how fresh must the counts of a creator be?',
  'I: Two billion users, ten seconds.',
  'C: Which countries are they in, and what may be lost?',
  'I: All of them, and nothing.',
]
const design =
  'C: Events go from the phone to Kafka keyed by installation, from there a Flink job drops repeated event ids and adds up the views of a story, and it writes the running total to Redis, because a total that is written twice lands on itself.'
const talk = Array.from(
  { length: 4 },
  () =>
    'C: And then the number moves on to the next place, where somebody looks at it for a while and goes away.',
)

describe('is noticed', () => {
  test('a jump into the design, with its moment and its words', () => {
    expect(pitfall([design, ...talk], 'jumped-into-design')).toMatchObject({
      at: 0,
      text: 'The first design decision fell at 0:00, before any question about the problem; none came later either.',
      evidence: { utterance: 'u1' },
    })
  })

  test('a list of names', () => {
    const list =
      'C: Kafka, Flink, Spark, Redis, Cassandra, Snowflake, Kubernetes, Prometheus, Grafana and Terraform.'
    expect(pitfall([...asked, design, list, ...talk], 'buzzwords')).toMatchObject({
      evidence: { utterance: 'u6' },
    })
  })

  test('no word on cost or monitoring, or where it was set aside', () => {
    expect(pitfall([...asked, design, ...talk], 'no-cost')).toMatchObject({ at: null, evidence: null })
    const against = "C: We don't need monitoring for this."
    expect(pitfall([...asked, design, against, ...talk], 'no-monitoring')).toMatchObject({
      at: 100,
      evidence: { utterance: 'u6', quote: "We don't need monitoring for this." },
    })
  })

  test('a phase that took far more than its plan, and which one paid for it', () => {
    const phases = [
      { id: 'requirements', startsAt: 0, endsAt: 600, plannedMinutes: 5 },
      { id: 'deep-dive', startsAt: 600, endsAt: 900, plannedMinutes: 20 },
    ]
    expect(pitfall([...asked, design, ...talk], 'overtime', { phases })).toMatchObject({
      at: 300,
      text: '“Requirements” took 10 of 5 planned minutes; less than half of its time was left for “Deep dive”.',
    })
  })

  test('an interviewer who did the talking', () => {
    const lecture = `I: ${'So the log keeps everything for a week and is read again after a crash. '.repeat(40)}`
    expect(pitfall([...asked, design, lecture, ...talk], 'interviewer-talked')?.text).toMatch(
      /said \d+ % of the words/,
    )
  })

  test('a monologue', () => {
    const lines = Array.from({ length: 30 }, () => `${talk[0]} It is the same again, and again.`)
    expect(pitfall([...asked, ...lines], 'monologue')).toMatchObject({
      at: 80,
      evidence: { utterance: 'u5' },
    })
  })

  test('a long stretch behind no verdict', () => {
    const chat = Array.from(
      { length: 30 },
      () => 'C: Well, it was nice weather at the lake when we went there.',
    )
    const stretch = pitfall([...asked, design, ...chat, design], 'nothing-earned')
    expect(stretch?.text).toMatch(/^What was said between \d+:\d\d and \d+:\d\d stands behind no verdict\.$/)
  })
})

describe('is not invented', () => {
  test('in a good beginning', () => {
    const ids = pitfalls([...asked, design, ...talk]).map((one) => one.id)
    expect(ids).not.toContain('jumped-into-design')
    expect(ids).not.toContain('asked-nothing')
    expect(ids).not.toContain('buzzwords')
    expect(ids).not.toContain('overtime')
  })

  test('where hardly anything was said', () => {
    expect(pitfalls([])).toEqual([])
    expect(pitfalls(['C: Hello, can you hear me?'])).toEqual([])
  })
})
