import { describe, expect, test } from 'vitest'
import { gradeOf, interviewOf, ruledOf } from './sample.ts'

const verdict = (id: string, lines: string[], more: Record<string, unknown> = {}): string =>
  ruledOf(interviewOf(lines, more), id).verdict

describe('the path from source to consumer', () => {
  const board = (edges: [string, string][]) => ({
    board: {
      nodes: ['Phone app', 'Kafka', 'Flink', 'ClickHouse', 'Dashboard'].map((label) => ({
        id: label,
        label,
      })),
      edges: edges.map(([from, to]) => ({ from, to })),
    },
  })
  const chain: [string, string][] = [
    ['Phone app', 'Kafka'],
    ['Kafka', 'Flink'],
    ['Flink', 'ClickHouse'],
    ['ClickHouse', 'Dashboard'],
  ]

  test('is met in words', () => {
    const said =
      'C: The app sends each view to Kafka, from there Flink aggregates and writes to ClickHouse, and the API reads it for the dashboard.'
    expect(verdict('design.end-to-end', [said])).toBe('met')
  })

  test('is met on the whiteboard when the arrows connect', () => {
    expect(verdict('design.end-to-end', ['C: Let me draw.'], board(chain))).toBe('met')
  })

  test('is met by a drawing as the whiteboard stores it', () => {
    const labels = ['Phone app', 'Kafka', 'Flink', 'ClickHouse', 'Dashboard']
    const boxes = labels.flatMap((label, at) => [
      {
        id: `b${at}`,
        type: 'rectangle',
        x: at * 300,
        y: 0,
        width: 160,
        height: 80,
        boundElements: [{ id: `t${at}`, type: 'text' }],
      },
      {
        id: `t${at}`,
        type: 'text',
        x: at * 300 + 20,
        y: 30,
        width: 120,
        height: 20,
        text: label,
        containerId: `b${at}`,
      },
    ])
    const arrows = labels.slice(1).map((_, at) => ({
      id: `a${at}`,
      type: 'arrow',
      x: at * 300 + 165,
      y: 40,
      width: 130,
      height: 0,
      points: [
        [0, 0],
        [130, 0],
      ],
      endArrowhead: 'arrow',
      startBinding: { elementId: `b${at}` },
      endBinding: { elementId: `b${at + 1}` },
    }))
    const whiteboard = { type: 'excalidraw', elements: [...boxes, ...arrows] }
    expect(verdict('design.end-to-end', ['C: Let me draw.'], { whiteboard })).toBe('met')
  })

  test('boxes without arrows are not a path', () => {
    expect(verdict('design.end-to-end', ['C: Let me draw.'], board([]))).not.toBe('met')
  })
})

describe('capacity arithmetic', () => {
  test.each([
    ['met', 'C: Two million per second times 50 bytes is 100 megabytes per second.'],
    ['met', 'C: so two million a second times fifty bytes is a hundred megabytes per second'],
    ['partial', 'C: Two million per second times 50 bytes is 10 gigabytes per second.'],
    ['missed', 'C: That is a lot of data.'],
  ])('%s: %s', (wanted, said) => {
    expect(verdict('design.estimation', [said])).toBe(wanted)
  })

  test('a row of the worksheet counts', () => {
    const worksheet = [
      { id: 'r', section: 'estimate', label: 'Ingest', formula: '2e6 event/s * 50 B/event to MB/s' },
    ]
    const interview = interviewOf(['C: See the worksheet.'], { worksheet })
    const report = gradeOf(interview)
    expect(ruledOf(interview, 'design.estimation')).toMatchObject({
      verdict: 'met',
      evidence: [{ source: 'worksheet' }],
    })
    expect(report.arithmetic).toMatchObject([{ source: 'worksheet', ok: true, computed: '100 MB/s' }])
  })

  test('a wrong figure is named in the report', () => {
    const report = gradeOf(
      interviewOf(['C: Two million per second times 50 bytes is 10 gigabytes per second.']),
    )
    expect(report.arithmetic).toMatchObject([{ source: 'said', ok: false, utterance: 'u1' }])
  })
})

describe('money', () => {
  test('cost rows of the worksheet are an estimate', () => {
    const worksheet = [
      {
        id: 'r',
        section: 'cost',
        label: 'Brokers',
        formula: '20 node * 0.5 USD/hour/node * 8760 hour to USD',
      },
    ]
    expect(verdict('cost.estimate', ['C: See the worksheet.'], { worksheet })).toBe('met')
  })

  test.each([
    ['met', 'C: Twenty brokers at 8,000 dollars a year is 160 thousand dollars.'],
    ['partial', 'C: The warehouse is the most expensive part.'],
    ['missed', 'C: Cost does not matter here.'],
  ])('%s: %s', (wanted, said) => {
    expect(verdict('cost.estimate', [said])).toBe(wanted)
  })
})

describe('a mechanism', () => {
  const checkpoints =
    'C: The sources put a barrier into the stream. When an operator has received the barrier on all inputs, it writes its state to the object store and passes the barrier on. Once all have confirmed, the checkpoint is complete. After a crash everything goes back to the last checkpoint and reads again from its offsets.'
  const upserts =
    'C: Each view carries an event id. If the id is already in the set, the worker drops it; otherwise it adds the id and then upserts the count under the same key, so that a second delivery overwrites the same row.'

  test('is met when the steps follow from one another', () => {
    expect(verdict('depth.mechanism', [checkpoints])).toBe('met')
    expect(verdict('depth.second-mechanism', [checkpoints])).toBe('missed')
  })

  test('a second one must be about something else', () => {
    expect(verdict('depth.second-mechanism', [checkpoints, 'I: And the writes?', upserts])).toBe('met')
  })

  test('a definition is half', () => {
    expect(verdict('depth.mechanism', ['C: A checkpoint is a copy of the state, so it can restart.'])).toBe(
      'partial',
    )
  })
})

describe('clarifying questions', () => {
  const design =
    'C: Events go to Kafka, Flink counts them and writes to Redis, and the API reads from Redis for the dashboard.'

  test.each([
    [
      'met',
      ['C: Who reads the numbers?', 'I: Creators.', 'C: How fresh must they be?', 'I: A minute.', design],
    ],
    ['partial', ['C: Who reads the numbers?', 'I: Creators.', design]],
    [
      'missed',
      [design, 'I: Good.', 'C: Who reads the numbers?', 'I: Creators.', 'C: How fresh must they be?'],
    ],
    ['missed', ['C: Can you hear me?', 'I: Yes.', design]],
  ])('%s', (wanted, lines) => {
    expect(verdict('communication.clarifies-first', lines)).toBe(wanted)
  })
})

describe('rules that hold for every criterion', () => {
  test.each([
    [
      'monitoring.alerts',
      'met',
      'C: We page the on-call when consumer lag is over thirty seconds for five minutes.',
    ],
    ['monitoring.alerts', 'missed', 'C: I do not think that we need alerts.'],
    ['monitoring.debugging', 'partial', 'C: We use Grafana and Jaeger.'],
    ['requirements.availability', 'partial', 'C: S3 has eleven nines.'],
    ['cost.optimization', 'partial', 'C: We can use spot instances.'],
    ['security.compliance', 'partial', 'C: We must be GDPR compliant.'],
    ['scalability.growth', 'partial', 'C: We scale horizontally.'],
    ['reliability.disaster-recovery', 'partial', 'C: It is multi-region.'],
  ])('%s is %s: %s', (id, wanted, said) => {
    expect(verdict(id, [said])).toBe(wanted)
  })
})
