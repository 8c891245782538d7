import { describe, expect, test } from 'vitest'
import { phaseFor, whenFor } from '../../server/grading/advice/when.ts'
import { grade } from '../../server/grading/grade.ts'
import type { GradedCriterion, Report } from '../../server/grading/report.ts'
import { report as reportSchema } from '../../server/grading/report.ts'
import { type FullQuestion, fullQuestion } from '../../server/interview/question.ts'
import { core, criterionIn, gradeOf, interviewOf } from './sample.ts'

const question: FullQuestion = fullQuestion.parse({
  format: 'question/1',
  id: 'views',
  title: 'Views',
  summary: 'Count views.',
  level: 'L6',
  topics: ['streaming'],
  prompt: 'Count views.',
  minutes: 45,
  plan: '45',
  facts: [
    { id: 'users', asks: ['who uses it', 'users'], answer: 'Creators only.' },
    { id: 'freshness', asks: ['how fresh', 'delay'], answer: 'Ten seconds.' },
  ],
  reference: {
    summary: 'Phones send to a log.',
    layers: [
      {
        id: 'edge',
        title: 'Edge',
        components: [{ id: 'phone', label: 'Phone', kind: 'client', why: 'It sends.' }],
      },
      {
        id: 'log',
        title: 'Log',
        components: [{ id: 'kafka', label: 'Kafka', kind: 'queue', why: 'It keeps.' }],
      },
      {
        id: 'use',
        title: 'Use',
        components: [{ id: 'sheet', label: 'Sheet', kind: 'dashboard', why: 'It shows.' }],
      },
    ],
    flows: [
      { from: 'phone', to: 'kafka', label: 'events' },
      { from: 'kafka', to: 'sheet', label: 'totals' },
    ],
    estimates: [
      { id: 'in', label: 'Bytes in', formula: '10e6 event/s * 200 B/event to GB/s', result: '2 GB/s' },
    ],
    deepDives: [
      { title: 'Repeats', steps: ['An id is made on the phone.', 'It is kept for an hour', 'Then it goes.'] },
      { title: 'Totals', steps: ['The job keeps them.'] },
    ],
    monitoring: {
      alerts: [{ name: 'Lag', condition: 'Lag above 30 s', severity: 'P1', action: 'Scale out' }],
    },
  },
  criteria: [core.criteria[0]],
})

const plan = [
  { id: 'requirements', startsAt: 0, endsAt: 300, plannedMinutes: 5 },
  { id: 'high-level-design', startsAt: 300, endsAt: 900, plannedMinutes: 10 },
  { id: 'deep-dive', startsAt: 900, endsAt: 2100, plannedMinutes: 20 },
  { id: 'optimizations', startsAt: 2100, endsAt: 2400, plannedMinutes: 5 },
]

const graded = (lines: string[], held: FullQuestion | null = question): Report =>
  grade({
    interview: interviewOf(lines, { phases: plan }),
    name: 'x',
    rubric: core,
    rubricHash: '',
    question: held && { question: held, hash: '' },
  })

const adviceOn = (report: Report, id: string): NonNullable<GradedCriterion['advice']> => {
  const { advice } = criterionIn(report, id)
  if (!advice) throw new Error(`no advice on ${id}`)
  return advice
}

describe('when a criterion was due', () => {
  test('names the phase with its planned minutes and where it stands on the clock', () => {
    const when = whenFor({ phases: ['deep-dive'], dimension: 'depth' }, { phases: plan, durationMinutes: 45 })
    expect(when).toBe('In “Deep dive”, planned for 20 minutes, 15:00 to 35:00.')
  })

  test('falls back to where the dimension belongs when the plan has none of its phases', () => {
    expect(phaseFor({ phases: ['monitoring'], dimension: 'monitoring' }, plan)?.id).toBe('optimizations')
  })

  test('says so when there was no such phase at all', () => {
    const when = whenFor(
      { phases: ['monitoring'], dimension: 'monitoring' },
      { phases: [], durationMinutes: 45 },
    )
    expect(when).toBe('In a phase for monitoring, which this interview did not have.')
  })

  test('tells where the interviewer asked for it', () => {
    const advice = adviceOn(
      graded(['I: Which alerts would you set?', 'C: I have not thought of that yet.']),
      'monitoring.alerts',
    )
    expect(advice.asked).toEqual({ utterance: 'u1', at: 0, quote: 'Which alerts would you set?' })
    expect(adviceOn(graded(['C: Hello.']), 'monitoring.alerts').asked).toBeNull()
  })
})

describe('what to say comes from the part of the reference that belongs to the criterion', () => {
  test.each([
    ['requirements.functional', 'Ask “who uses it”, and use the answer: “Creators only.”'],
    ['requirements.latency', 'Ask “how fresh”, and use the answer: “Ten seconds.”'],
    ['design.end-to-end', 'Phone → Kafka → Sheet.'],
    ['design.estimation', 'Bytes in: 10e6 event/s × 200 B/event = 2 GB/s.'],
    ['monitoring.alerts', 'Alert “Lag”: lag above 30 s, P1. Scale out.'],
  ])('%s', (id, say) => {
    expect(adviceOn(graded(['C: Hello.']), id)).toMatchObject({ say, from: 'reference' })
  })

  test('where the reference has nothing, and without a question, the rubric stands in', () => {
    const met = core.criteria.find((one) => one.id === 'security.access')?.met.trim()
    expect(adviceOn(graded(['C: Hello.']), 'security.access')).toMatchObject({ say: met, from: 'rubric' })
    expect(adviceOn(graded(['C: Hello.'], null), 'design.estimation').from).toBe('rubric')
  })

  test('two criteria that ask for the same kind get different parts', () => {
    const report = graded(['C: Hello.'])
    expect(adviceOn(report, 'depth.mechanism').say).toBe(
      'Repeats: An id is made on the phone. It is kept for an hour.',
    )
    expect(adviceOn(report, 'depth.second-mechanism').say).toBe('Totals: The job keeps them.')
  })

  test('nobody is told how to do what they did', () => {
    const report = graded(['C: How many users are there?', 'I: Two billion.', 'C: And how fresh must it be?'])
    for (const { verdict, advice } of report.criteria) expect(advice === null).toBe(verdict === 'met')
  })
})

test('reports of earlier releases, without advice and debrief, can still be read', () => {
  const { debrief, ...old } = gradeOf(interviewOf(['C: Hello.']))
  const criteria = old.criteria.map(({ advice, ...one }) => one)
  expect(debrief).toBeDefined()
  expect(reportSchema.parse({ ...old, criteria })).toEqual({ ...old, criteria })
})
