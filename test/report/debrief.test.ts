import { describe, expect, it } from 'vitest'
import { printReport } from '../../server/cli/print-report.ts'
import type { Report } from '../../server/grading/report.ts'
import { reportMarkdown } from '../../server/report/markdown.ts'
import { gradeOf, interviewOf } from '../grading/sample.ts'

const interview = interviewOf(
  [
    'C: Events go from the phone to Kafka, from there a Flink job drops repeated event ids and adds up views, and it writes totals to Redis.',
    'I: What would this cost?',
    'C: The Redis memory is about 700 gigabytes. After that somebody looks at it for a while and all is well again in the end, as it was on the day before, when nobody had to look at it at all.',
  ],
  {
    board: {
      nodes: [
        { id: 'a', label: 'App' },
        { id: 'g', label: 'Gateway' },
        { id: 'r', label: 'Redis cluster' },
        { id: 'd', label: 'Dashboard' },
      ],
      edges: [
        { from: 'a', to: 'g' },
        { from: 'g', to: 'r' },
        { from: 'r', to: 'd' },
      ],
    },
    worksheet: [{ id: 'm', section: 'estimate', label: 'Redis memory', formula: '7 TB' }],
  },
)
const report: Report = gradeOf(interview)

/** What both ways to read a report tell. */
const says = [
  ['the rule of the recommendation', /of 4: (?:strong |lean )?(?:no )?hire is \d\.\d to below \d\.\d/],
  ['what to do next, and what that would lift', /What to do next[\s\S]+\+0\.\d\d of 4/],
  ['what would come of it', /With these, all else as it was: \d\.\d\d of 4/],
  ['pitfalls with their minute', /Pitfalls noticed[\s\S]+Jumped into the design[\s\S]+0:00/],
  ['the other levels', /L5[\s\S]+L6[\s\S]+L7/],
  ['when a missing criterion was due', /When:(?:\*\*)? In “Requirements”/],
  ['that it was asked for', /Asked for at 0:20/],
  ['what the whiteboard shows', /Leads from source to consumer: App → Gateway → Redis cluster → Dashboard\./],
  ['where everything hangs on one part', /Everything passes through “Gateway”/],
  ['what was said one way and written another', /700 gigabytes[\s\S]{0,120}7 TB/],
] as const

describe.each([
  ['as Markdown', (it: Report) => reportMarkdown(it, interview)],
  ['in the terminal', printReport],
] as const)('a report %s', (_how, written) => {
  it.each(says)('tells %s', (_what, pattern) => {
    expect(written(report).replace(/\n +(?:› )?/g, ' ')).toMatch(pattern)
  })

  it('of an earlier release leaves all that out', () => {
    const { debrief, ...old } = report
    const text = written({ ...old, criteria: old.criteria.map(({ advice, ...one }) => one) })
    expect(debrief).toBeDefined()
    expect(text).not.toMatch(/What to do next|Pitfalls|When:/)
    expect(text).toContain('Redis')
  })
})
