import { describe, expect, test } from 'vitest'
import { whiteboardFindings } from '../../server/grading/whiteboard-findings.ts'
import { whiteboardStages } from '../../server/grading/whiteboard-stages.ts'
import type { BoardGraph } from '../../server/interview/export.ts'
import { fullQuestion } from '../../server/interview/question.ts'
import { core } from './sample.ts'

/** A board out of ways such as `App > Kafka > Redis` and single names. */
const board = (...ways: string[]): BoardGraph => {
  const labels = new Set<string>()
  const edges: BoardGraph['edges'] = []
  for (const way of ways) {
    const names = way.split(' > ')
    names.forEach((name, at) => {
      labels.add(name)
      const before = names[at - 1]
      if (before !== undefined) edges.push({ from: before, to: name })
    })
  }
  return { nodes: [...labels].map((label) => ({ id: label, label })), edges }
}

const kinds = (graph: BoardGraph): string[] => whiteboardFindings(graph).map((one) => one.kind)
const finding = (graph: BoardGraph, kind: string) =>
  whiteboardFindings(graph).find((one) => one.kind === kind)

describe('the graph of a whiteboard shows', () => {
  test('a way from source to consumer', () => {
    const graph = board('App > Kafka cluster > Flink workers > Redis cluster > Dashboard')
    expect(finding(graph, 'path')).toMatchObject({
      good: true,
      text: 'Leads from source to consumer: App → Kafka cluster → Flink workers → Redis cluster → Dashboard.',
    })
    expect(kinds(graph)).toEqual(['path'])
  })

  test('that a reader drawn towards the store gets its data from there', () => {
    expect(kinds(board('App > Kafka cluster > Redis cluster', 'Dashboard > Redis cluster'))).toEqual(['path'])
  })

  test('that an app which asks is answered, so that it needs no other consumer', () => {
    expect(kinds(board('Phone > Page service > Ranker > Feature store'))).toContain('path')
    expect(kinds(board('Phone > Page service > Ranker > Feature store'))).not.toContain('no-consumer')
  })

  test('a missing store', () => {
    expect(finding(board('App > Gateway fleet > Dashboard'), 'no-store')).toMatchObject({ good: false })
  })

  test('a single point of failure: without it nothing arrives', () => {
    const graph = board('App > Gateway > Kafka cluster > Redis cluster > Dashboard')
    expect(finding(graph, 'single-point')?.components).toEqual(['Gateway'])
  })

  test('no single point where there is a way around, nor in what is drawn as many', () => {
    const graph = board('App > Gateway A > Redis cluster > Dashboard', 'App > Gateway B > Redis cluster')
    expect(finding(graph, 'single-point')).toBeUndefined()
  })

  test('orphans, and no remarks among them', () => {
    const graph = board(
      'App > Kafka cluster > Redis cluster > Dashboard',
      'Trino',
      '800M -> 1000',
      'p99 = 20 ms',
    )
    expect(finding(graph, 'orphan')?.components).toEqual(['Trino'])
  })

  test('a consumer that no source reaches', () => {
    const graph = board('App > Kafka cluster > S3 raw', 'Redis cluster > Dashboard')
    expect(finding(graph, 'no-path')?.components).toEqual(['Dashboard'])
  })

  test('that nobody gets the result', () => {
    expect(kinds(board('Sensors > Kafka cluster > Flink workers > S3 raw'))).toContain('no-consumer')
  })

  test('no more than its parts when nothing is connected, and nothing on an empty board', () => {
    expect(kinds(board('App', 'Kafka', 'Redis'))).toEqual(['no-path'])
    expect(whiteboardFindings({ nodes: [], edges: [] })).toEqual([])
  })

  test('all of that on a board of thousands in no time', () => {
    const chain = Array.from({ length: 3000 }, (_, at) => `Step ${at}`).join(' > ')
    const started = performance.now()
    whiteboardFindings(board(`App > ${chain} > Dashboard`))
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('held against the reference', () => {
  const question = fullQuestion.parse({
    format: 'question/1',
    id: 'q',
    title: 'Q',
    summary: 'S',
    level: 'L6',
    topics: ['streaming'],
    prompt: 'P',
    minutes: 45,
    plan: '45',
    criteria: [core.criteria[0]],
    reference: {
      summary: 'S',
      layers: [
        {
          id: 'log',
          title: 'Log',
          components: [{ id: 'k', label: 'Kafka: events', kind: 'queue', why: 'W' }],
        },
        {
          id: 'serving',
          title: 'Serving',
          components: [
            { id: 'r', label: 'Redis', kind: 'cache', why: 'W' },
            { id: 't', label: 'Trino', kind: 'warehouse', why: 'W' },
          ],
        },
      ],
    },
  })

  test('a part is there by its name or by what it does, and each drawing stands for one part', () => {
    expect(whiteboardStages(board('Kinesis > Memcached'), question)).toEqual([
      { title: 'Log', drawn: ['Kinesis'], missing: [] },
      { title: 'Serving', drawn: ['Memcached'], missing: ['Trino'] },
    ])
  })

  test('there is nothing to hold it against without a reference', () => {
    expect(whiteboardStages(board('Kafka'), null)).toEqual([])
  })
})
