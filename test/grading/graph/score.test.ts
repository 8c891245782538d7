import { describe, expect, it } from 'vitest'
import type { DiagramGraph } from '../../../server/grading/graph/diagram.ts'
import { ratesOf, scoreGraph } from '../../../server/grading/graph/score.ts'
import { truthGraph } from '../../../server/grading/graph/score-schema.ts'

type Names = [id: string, label: string][]
const truth = (nodes: object[], edges: object[] = [], groups: object[] = []) =>
  truthGraph.parse({ nodes, edges, groups })
const made = (
  names: Names,
  edges: [string, string, DiagramGraph['edges'][number]['direction']][] = [],
): DiagramGraph => ({
  format: 'diagram-graph/1',
  nodes: names.map(([id, label]) => ({ id, label })),
  groups: [],
  edges: edges.map(([from, to, direction]) => ({ from, to, direction })),
})
const api = { id: 'a', label: 'Order API' }
const db = { id: 'd', label: 'Orders', alt: ['Orders DB'] }
const both: Names = [
  ['1', 'order-api'],
  ['2', 'orders db\n(Postgres)'],
]

describe('the score of a graph', () => {
  it('compares labels without signs and case, by other names and by the first line', () => {
    expect(scoreGraph(truth([api, db]), made(both)).nodes).toEqual({
      found: 2,
      needed: 2,
      right: 2,
      wrong: 0,
    })
  })

  it('lets neither a second node of a name nor a digit slip through', () => {
    const pods = truth([{ id: 'p', label: 'pod 1' }])
    expect(
      scoreGraph(
        pods,
        made([
          ['1', 'pod 1'],
          ['2', 'pod 2'],
          ['3', 'pod 1'],
        ]),
      ).nodes,
    ).toMatchObject({ right: 1, wrong: 2 })
  })

  it('leaves optional things aside', () => {
    const wanted = truth([api, { ...db, optional: true }], [{ from: 'a', to: 'd' }])
    expect(scoreGraph(wanted, made(both, [['1', '2', 'forward']]))).toEqual({
      nodes: { found: 1, needed: 1, right: 1, wrong: 0 },
      edges: { found: 1, needed: 1, right: 1, wrong: 0 },
    })
    expect(scoreGraph(wanted, made(both, [['2', '1', 'forward']])).edges).toMatchObject({
      right: 0,
      wrong: 0,
    })
  })

  it.each([
    ['forward', 'forward', { found: 1, needed: 1, right: 1, wrong: 0 }],
    ['forward', 'none', { found: 1, needed: 1, right: 1, wrong: 0 }],
    ['both', 'forward', { found: 1, needed: 2, right: 1, wrong: 0 }],
    ['both', 'none', { found: 2, needed: 2, right: 1, wrong: 0 }],
    ['none', 'both', { found: 1, needed: 1, right: 1, wrong: 0 }],
    ['forward', 'both', { found: 1, needed: 1, right: 1, wrong: 1 }],
  ] as const)('a %s edge read as %s', (direction, read, counts) => {
    const wanted = truth([api, db], [{ from: 'a', to: 'd', direction }])
    expect(scoreGraph(wanted, made(both, [['1', '2', read]])).edges).toEqual(counts)
  })

  it('has no rates where there is nothing', () => {
    expect(ratesOf({ found: 0, needed: 0, right: 0, wrong: 0 })).toEqual({
      precision: null,
      recall: null,
      f1: null,
    })
    expect(ratesOf({ found: 0, needed: 2, right: 0, wrong: 0 }).f1).toBe(0)
    expect(ratesOf({ found: 1, needed: 2, right: 1, wrong: 0 }).f1).toBeCloseTo(2 / 3)
  })
})
