import { describe, expect, it } from 'vitest'
import type { Report } from '../../server/grading/report.ts'
import type { InterviewFile } from '../../server/interview/export.ts'
import { minute, plain, quoted } from '../../server/report/escape.ts'
import { reportMarkdown } from '../../server/report/markdown.ts'

const file: InterviewFile = {
  format: 'interview/1',
  question: { id: 'q', title: 'A *bold* title', prompt: 'Design it.\n\n1. Fast\n2. <b>Safe</b>' },
  level: 'L6',
  durationMinutes: 45,
  phases: [],
  utterances: [
    { id: 'u1', at: 4.5, speaker: 'interviewer', text: 'Welcome.' },
    { id: 'u2', at: 725, speaker: 'candidate', text: '# No heading\n<script>alert(1)</script>' },
  ],
  whiteboard: null,
  worksheet: [{ id: 'r', section: 'cost', label: 'Nodes | racks', formula: '2 node * 3 USD' }],
  budget: '5e6 USD',
  notes: [{ at: 61, phase: 'one', text: 'Calm.' }],
  curveballs: [{ at: 900, id: 'down', text: 'A region is down.' }],
  verdicts: [{ criterion: 'requirements.scale', verdict: 'partial', comment: 'Late.' }],
  startedAt: '2026-03-02T10:00:00.000Z',
}
const report: Report = {
  format: 'grade/1',
  interview: 'q.interview.json',
  level: 'L6',
  rubric: { id: 'core', hash: 'abc' },
  question: { id: 'q', title: 'T', hash: null },
  criteria: [
    {
      id: 'requirements.scale',
      dimension: 'requirements',
      title: 'Scale',
      source: 'core',
      weight: 1,
      verdict: 'met',
      evidence: [
        { utterance: 'u2', at: 725, quote: 'ten *million* a day' },
        { source: 'whiteboard', quote: 'Kafka' },
      ],
      reason: 'The scale was asked for.',
      probe: 'How much?',
      missing: null,
    },
    {
      id: 'cost.budget',
      dimension: 'cost',
      title: 'Budget',
      source: 'question',
      weight: 0,
      verdict: 'missed',
      evidence: [],
      reason: 'Money was not spoken of.',
      probe: 'What does it cost?',
      missing: 'A total held against the budget.',
    },
  ],
  dimensions: [
    { id: 'requirements', title: 'Requirements', score: 3.25, outOf: 4, weight: 2 },
    { id: 'cost', title: 'Cost', score: null, outOf: 4, weight: 0 },
  ],
  overall: { score: 3.25, outOf: 4, recommendation: 'lean-hire' },
  time: [{ id: 'one', title: 'One', plannedMinutes: 5, usedMinutes: 6.5 }],
  arithmetic: [
    {
      source: 'said',
      utterance: 'u2',
      at: 725,
      quote: '10 million a day',
      claimed: '116 /s',
      computed: '115.7 /s',
      ok: true,
      note: '',
    },
  ],
  checklists: [],
  board: {
    nodes: [
      { id: 'a', label: 'API' },
      { id: 'k', label: 'Kafka' },
    ],
    edges: [{ from: 'a', to: 'k', label: 'events' }],
  },
}

describe('a report as Markdown', () => {
  const text = reportMarkdown(report, file)

  it.each([
    ['the overall score', '**Overall: 3.3 of 4, lean hire.** Graded for level L6.'],
    ['the dimensions', '| Requirements | 3.3 of 4 | 2 |'],
    ['a dimension that does not count', '| Cost | does not count at this level | 0 |'],
    ['each criterion with its verdict', '### Scale: met'],
    ['its reason', 'The scale was asked for.'],
    ['quotes with their minute', '- 12:05 (u2): “ten \\*million\\* a day”'],
    ['what was drawn', '- on the whiteboard: “Kafka”'],
    ['what was missing', '**Missing:** A total held against the budget.'],
    ['the probe', '**You would have been asked:** What does it cost?'],
    [
      'where a criterion comes from and whether it counts',
      '`cost.budget`, of this question, not counted at this level',
    ],
    ['time planned and used', '| One | 5 | 6.5 |'],
    ['arithmetic', '| 12:05 | 10 million a day | 116 /s | 115.7 /s | right | - |'],
    ['the whiteboard', '- API → Kafka: events'],
    ['the worksheet', '| cost | Nodes \\| racks | 2 node \\* 3 USD |'],
    ['the budget', 'Budget: 5e6 USD'],
    ['curveballs', '- 15:00: A region is down.'],
    ['notes', '- 1:01: Calm.'],
    ['the verdicts of people', '| Scale | partial | Late. |'],
    ['the transcript', '**0:04 interviewer** (u1):\n\n> Welcome.'],
  ])('tells %s', (_what, line) => {
    expect(text).toContain(line)
  })

  it('is made of texts that are shown and never run', () => {
    expect(text).not.toContain('<script')
    expect(text).not.toContain('<b>')
    expect(text).toContain('> \\# No heading\n> &lt;script&gt;')
    expect(text).toContain('# Report: A \\*bold\\* title')
  })

  it('leaves out what there is not', () => {
    const bare = reportMarkdown(
      { ...report, board: null, arithmetic: [], time: [] },
      { ...file, notes: [], curveballs: [], verdicts: [], worksheet: [], utterances: [] },
    )
    for (const title of ['Whiteboard', 'Arithmetic', 'Time', 'Curveballs', 'notes', 'Transcript'])
      expect(bare).not.toMatch(new RegExp(`^## .*${title}`, 'm'))
  })
})

describe('plain text in Markdown', () => {
  it.each([
    ['- a list', '\\- a list'],
    ['+ a list', '\\+ a list'],
    ['1. a list', '1\\. a list'],
    ['2) a list', '2\\) a list'],
    ['115.7 a second', '115.7 a second'],
    ['=== a heading', '\\=== a heading'],
    ['# a heading', '\\# a heading'],
    ['a_b*c*`d`', 'a\\_b\\*c\\*\\`d\\`'],
    ['[text](javascript:alert(1))', '\\[text\\](javascript:alert(1))'],
    ['![x](y)', '!\\[x\\](y)'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['&lt;', '&amp;lt;'],
    ['a | b', 'a \\| b'],
    ['~~~', '\\~\\~\\~'],
    ['two\nlines\tand\u0000more', 'two lines and more'],
    ['back\\slash', 'back\\\\slash'],
  ])('%j is written %j', (text, wanted) => {
    expect(plain(text)).toBe(wanted)
  })

  it('stays in its quotation', () => {
    expect(quoted('one\n\n    two\r\n- three')).toBe('> one\n> \n> two\n> \\- three')
  })

  it('tells seconds as minutes', () => {
    expect([0, 59.9, 60, 3_725].map(minute)).toEqual(['0:00', '0:59', '1:00', '62:05'])
  })
})
