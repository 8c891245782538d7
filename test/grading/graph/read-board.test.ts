import { describe, expect, it } from 'vitest'
import { readBoard } from '../../../server/grading/graph/read-board.ts'
import { boardToText } from '../../../server/grading/graph/text.ts'
import type { ExcalidrawDocument } from '../../../server/interview/export.ts'
import { arrow, box, ellipse, image, line, named, scene, words } from './scene.ts'

/** The board in words, sorted: what was read, whatever the order. */
const read = (document: ExcalidrawDocument) => boardToText(readBoard(document).graph).sort()
const api = named('API', 0, 0)
const db = named('Orders DB', 400, 0)
const apiAndDb = ['Component: API', 'Component: Orders DB']

describe('components', () => {
  it('reads the words that lie over a shape or are tied to it', () => {
    const tied = box(400, 0)
    expect(read(scene(api, tied, words('Cache', 900, 900, { containerId: tied.id })))).toEqual([
      'Component: API',
      'Component: Cache',
    ])
  })

  it('joins the lines of a name and the texts of a box in reading order', () => {
    const store = box(0, 0, 200, 120)
    const texts = [words('4 shards', 20, 80), words('Event\nstore', 20, 10)]
    expect(read(scene(store, texts))).toEqual(['Component: Event store 4 shards'])
  })

  it('takes the caption under an icon, a picture or a group as its name', () => {
    const icon = [image(0, 0), words('Worker', 10, 85)]
    const drawn = { groupIds: ['g'] }
    const library = [
      ellipse(300, 0, 60, 20, drawn),
      box(300, 10, 60, 60, drawn),
      words('Ledger', 300, 80, drawn),
    ]
    expect(read(scene(icon, library))).toEqual(['Component: Ledger', 'Component: Worker'])
  })

  it('takes words beside a shape as its name when nothing else claims them', () => {
    const diamond = { ...box(0, 0, 80, 80), type: 'diamond' }
    expect(read(scene(diamond, words('Router', 90, 28)))).toEqual(['Component: Router'])
  })

  it('keeps several named boxes apart that were only grouped to be moved', () => {
    const grouped = [...api, ...db].map((element) => ({ ...element, groupIds: ['moved'] }))
    expect(read(scene(grouped))).toEqual(apiAndDb)
  })

  it('sees loose lines and circles that touch as one picture', () => {
    const figure = [
      ellipse(0, 0, 30, 30),
      line([
        [15, 30],
        [15, 60],
      ]),
      line([
        [15, 60],
        [0, 85],
      ]),
      line([
        [15, 60],
        [30, 85],
      ]),
    ]
    expect(read(scene(figure, words('User', -5, 92)))).toEqual(['Component: User'])
  })

  it('keeps two components of the same name apart', () => {
    expect(read(scene(named('Pod', 0, 0), named('Pod', 400, 0)))).toEqual([
      'Component: Pod',
      'Component: Pod',
    ])
  })

  it('ignores titles, notes, step numbers, signs and shapes without a name', () => {
    const badge = ellipse(300, 300, 30, 30)
    const noise = [
      words('My design', 0, -300),
      badge,
      words('1', 308, 305),
      box(0, 600),
      words('{}', 20, 640),
    ]
    expect(read(scene(api, noise))).toEqual(['Component: API'])
  })

  it('does not see what is deleted or transparent', () => {
    const gone = named('Old', 400, 400).map((element) => ({ ...element, isDeleted: true }))
    const faint = words('Hidden', 20, 500, { opacity: 0 })
    expect(read(scene(api, gone, faint))).toEqual(['Component: API'])
  })
})

describe('regions', () => {
  const inner = [...named('Broker', 40, 60), ...named('Flink', 240, 60)]
  const outer = box(0, 0, 460, 180)
  const inVpc = ['Component: Broker (in VPC)', 'Component: Flink (in VPC)', 'Region: VPC']

  it.each([
    ['inside at the top', words('VPC', 20, 10)],
    ['inside at the bottom', words('VPC', 20, 150)],
    ['right above', words('VPC', 20, -30)],
    ['tied to it', words('VPC', 900, 900, { containerId: outer.id })],
  ])('takes a title %s', (_where, title) => {
    expect(read(scene(outer, inner, title))).toEqual(inVpc)
  })

  it('names a frame by itself', () => {
    const frame = { ...box(0, 0, 460, 180), type: 'frame', name: 'VPC' }
    expect(read(scene(frame, inner))).toEqual(inVpc)
  })

  it('takes an icon with words in the corner, which no arrow touches, as a title', () => {
    const corner = [image(10, 6, 30, { groupIds: ['t'] }), words('VPC', 45, 8, { groupIds: ['t'] })]
    expect(read(scene(outer, inner, corner))).toEqual(inVpc)
  })

  it('takes a box with one icon and one text as a component', () => {
    expect(read(scene(box(0, 0, 200, 120), image(20, 50, 60), words('Grafana', 20, 10)))).toEqual([
      'Component: Grafana',
    ])
  })

  it('nests regions', () => {
    const cloud = [box(-100, -100, 900, 500), words('Cloud', -80, -90)]
    expect(read(scene(cloud, outer, inner, words('VPC', 20, 10)))).toContain('Region: VPC (in Cloud)')
  })
})

describe('flows', () => {
  const flow = (document: ExcalidrawDocument) => read(document).filter((each) => each.startsWith('Flow'))

  it.each([
    [
      'an arrow that reaches both',
      arrow([
        [160, 40],
        [400, 40],
      ]),
      'API → Orders DB',
    ],
    [
      'an arrow that stops short on both sides',
      arrow([
        [190, 40],
        [340, 40],
      ]),
      'API → Orders DB',
    ],
    [
      'an arrow that is tied and bent',
      arrow([
        [80, 90],
        [80, 300],
        [480, 300],
        [480, 90],
      ]),
      'API → Orders DB',
    ],
    [
      'a head at the start only',
      arrow(
        [
          [160, 40],
          [400, 40],
        ],
        { startArrowhead: 'arrow', endArrowhead: null },
      ),
      'Orders DB → API',
    ],
    [
      'heads at both ends',
      arrow(
        [
          [160, 40],
          [400, 40],
        ],
        { startArrowhead: 'triangle', endArrowhead: 'arrow' },
      ),
      'API ↔ Orders DB',
    ],
    [
      'no head',
      arrow(
        [
          [160, 40],
          [400, 40],
        ],
        { endArrowhead: null },
      ),
      'API — Orders DB',
    ],
    [
      'a dot for a head',
      arrow(
        [
          [160, 40],
          [400, 40],
        ],
        { endArrowhead: 'dot' },
      ),
      'API — Orders DB',
    ],
    [
      'a plain line that joins both',
      line([
        [162, 40],
        [398, 40],
      ]),
      'API — Orders DB',
    ],
    [
      'an arrow of 2020, without fields for heads',
      {
        ...arrow([
          [160, 40],
          [400, 40],
        ]),
        strokeSharpness: 'sharp',
      },
      'API → Orders DB',
    ],
  ])('%s', (_what, drawn, wanted) => {
    expect(flow(scene(api, db, drawn))).toEqual([`Flow: ${wanted}`])
  })

  it.each([
    [
      'an arrow without length',
      arrow([
        [200, 40],
        [201, 40],
      ]),
    ],
    [
      'a divider between them',
      line([
        [280, -200],
        [280, 300],
      ]),
    ],
    [
      'a line that reaches one of them only',
      line([
        [162, 40],
        [260, 200],
      ]),
    ],
    [
      'a deleted arrow',
      arrow(
        [
          [160, 40],
          [400, 40],
        ],
        { isDeleted: true },
      ),
    ],
  ])('%s is none', (_what, drawn) => {
    expect(flow(scene(api, db, drawn))).toEqual([])
  })

  it('believes the tie of an arrow, but the picture more', () => {
    const [apiBox] = api
    const far = named('Audit log', 2000, 2000)
    const bound = (id: string | undefined) => ({ endBinding: { elementId: id } })
    expect(
      flow(
        scene(
          api,
          db,
          arrow(
            [
              [400, 40],
              [205, 60],
            ],
            bound(apiBox?.id),
          ),
        ),
      ),
    ).toEqual(['Flow: Orders DB → API'])
    expect(
      flow(
        scene(
          api,
          db,
          far,
          arrow(
            [
              [160, 40],
              [398, 40],
            ],
            bound(far[0]?.id),
          ),
        ),
      ),
    ).toEqual(['Flow: API → Orders DB'])
  })

  it('resolves ties to pieces and captions of an icon', () => {
    const drawn = { groupIds: ['g'] }
    const top = ellipse(400, 0, 60, 20, drawn)
    const caption = words('Ledger', 400, 80, drawn)
    const icon = [top, box(400, 10, 60, 60, drawn), caption]
    expect(
      flow(
        scene(
          api,
          icon,
          arrow(
            [
              [160, 40],
              [360, 40],
            ],
            { endBinding: { elementId: caption.id } },
          ),
        ),
      ),
    ).toEqual(['Flow: API → Ledger'])
  })

  it('makes a component of bare text that arrows start from or end at', () => {
    const drawn = scene(
      words('Collect', 0, 0),
      arrow([
        [80, 12],
        [190, 12],
      ]),
      words('Clean', 200, 0),
      words('a remark', 0, 300),
    )
    expect(read(drawn)).toEqual(['Component: Clean', 'Component: Collect', 'Flow: Collect → Clean'])
  })

  it('joins arrow, line and arrow that are drawn as one path', () => {
    const path = [
      arrow(
        [
          [480, -10],
          [480, -100],
        ],
        { endArrowhead: 'dot' },
      ),
      line([
        [480, -100],
        [80, -102],
      ]),
      arrow(
        [
          [80, -10],
          [80, -102],
        ],
        { startArrowhead: 'arrow', endArrowhead: null },
      ),
    ]
    expect(flow(scene(api, db, path))).toEqual(['Flow: Orders DB → API'])
  })

  it('keeps two arrows that leave from one point in the open apart', () => {
    const drawn = [
      arrow([
        [170, 40],
        [395, 40],
      ]),
      arrow([
        [170, 42],
        [395, 340],
      ]),
    ]
    expect(flow(scene(api, db, named('Queue', 400, 300), drawn)).sort()).toEqual([
      'Flow: API → Orders DB',
      'Flow: API → Queue',
    ])
  })

  it('lets an arrow that goes out and comes back begin and end at the same component', () => {
    const loop = arrow([
      [150, -8],
      [180, -70],
      [230, -40],
      [170, 30],
    ])
    expect(flow(scene(api, db, loop))).toEqual(['Flow: API → API'])
  })

  it('does not tie a short arrow out of nowhere to the next component behind it', () => {
    const short = arrow([
      [480, 160],
      [480, 90],
    ])
    expect(flow(scene(named('Metrics', 400, 0), named('Users', 400, 260), short))).toEqual([])
  })

  it('may end at a region', () => {
    const region = [
      box(400, 0, 460, 300),
      ...named('Broker', 440, 160),
      ...named('Flink', 640, 160),
      words('VPC', 600, 10),
    ]
    expect(
      flow(
        scene(
          api,
          region,
          arrow([
            [160, 40],
            [399, 40],
          ]),
        ),
      ),
    ).toEqual(['Flow: API → VPC'])
  })

  it('takes words that an arrow runs past as its label, even where it is tied to them', () => {
    const label = words('writes', 250, 10)
    const tied = arrow(
      [
        [160, 40],
        [400, 40],
      ],
      { endBinding: { elementId: label.id } },
    )
    expect(flow(scene(api, db, label, tied))).toEqual(['Flow: API → Orders DB: writes'])
  })

  it('gives a label to the arrow that it is tied to, wherever it is stored, or at which it lies', () => {
    const tied = arrow([
      [160, 20],
      [400, 20],
    ])
    const free = arrow([
      [400, 60],
      [160, 60],
    ])
    const drawn = scene(
      api,
      db,
      tied,
      free,
      words('orders', -900, -900, { containerId: tied.id }),
      words('acks', 260, 66),
    )
    expect(flow(drawn)).toEqual(['Flow: API → Orders DB: orders', 'Flow: Orders DB → API: acks'])
  })
})

describe('odd scenes', () => {
  it('leaves out what cannot be read, and says where', () => {
    const odd = scene(api, { id: 'a', type: 'rectangle' }, { id: 'b', type: 'hologram', ...{ x: 1, y: 1 } })
    const { graph, warnings } = readBoard(odd)
    expect(graph.nodes.map((node) => node.label)).toEqual(['API'])
    expect(warnings).toEqual([
      expect.stringContaining('elements[2].x'),
      'elements[3].type: unknown "hologram"',
    ])
  })

  it.each([
    ['nothing', []],
    [
      'wrong types',
      [{ id: 'a', type: 'text', x: 0, y: 0, text: 7, groupIds: 'no', points: 'no', angle: 'x' }],
    ],
    [
      'numbers that are none',
      [
        {
          id: 'a',
          type: 'arrow',
          x: 0,
          y: 0,
          points: [
            [0, 0],
            [Number.NaN, 1],
          ],
        },
      ],
    ],
    ['an arrow of one point', [{ id: 'a', type: 'arrow', x: 0, y: 0, points: [[0, 0]] }]],
    ['ids that stand twice', [box(0, 0), box(0, 0)].map((element) => ({ ...element, id: 'same' }))],
    ['a text tied to itself', [words('loop', 0, 0, { id: 'l', containerId: 'l' })]],
    [
      'places beyond all bounds',
      [
        box(1e300, -1e300, 1e300, 1e300),
        arrow([
          [0, 0],
          [1e300, 1e300],
        ]),
      ],
    ],
  ])('survives %s', (_what, elements) => {
    const document: ExcalidrawDocument = { type: 'excalidraw', elements }
    expect(readBoard(document).graph.format).toBe('diagram-graph/1')
  })

  it('reads the same scene the same way, moved or mirrored in order', () => {
    const drawn = scene(
      api,
      db,
      arrow([
        [160, 40],
        [400, 40],
      ]),
    )
    const moved = {
      ...drawn,
      elements: drawn.elements.map((each) => ({ ...each, x: Number(each.x) - 5_000 })).reverse(),
    }
    expect(read(moved)).toEqual(read(drawn))
  })

  // Mulberry32: the same seed, the same scene.
  const chance = (seed: number) => () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const types = ['rectangle', 'ellipse', 'text', 'arrow', 'line', 'draw', 'freedraw', 'frame', 'image']
  const seeds = Array.from({ length: 25 }, (_, index) => index + 1)

  it.each(seeds)('gives edges between things that it names, whatever is drawn, seed %i', (seed) => {
    const random = chance(seed)
    const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]
    const far = () => Math.round((random() - 0.5) * 2_000)
    const elements = Array.from({ length: 120 }, (_, index) => ({
      id: `e${index}`,
      type: pick(types) ?? 'text',
      x: pick([far(), far(), far(), null]),
      y: far(),
      width: pick([random() * 300, 0, -40, 'wide']),
      height: pick([random() * 200, 0, undefined]),
      angle: pick([0, random() * 6]),
      text: pick(['Kafka', 'API\nv2', '', '7', null]),
      containerId: pick([null, undefined, `e${Math.floor(random() * 120)}`]),
      groupIds: pick([[], [`g${Math.floor(random() * 4)}`], null]),
      points: pick([
        [
          [0, 0],
          [far(), far()],
        ],
        [[0, 0]],
        [],
        undefined,
      ]),
      startBinding: pick([null, { elementId: `e${Math.floor(random() * 140)}` }, 'x']),
      endBinding: pick([undefined, { elementId: `e${Math.floor(random() * 140)}` }]),
      isDeleted: pick([false, false, true, undefined]),
    }))
    const { graph } = readBoard({ type: 'excalidraw', elements })
    const ids = [...graph.nodes, ...graph.groups].map((thing) => thing.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const edge of graph.edges) expect(ids).toEqual(expect.arrayContaining([edge.from, edge.to]))
    for (const node of graph.nodes) expect(node.label).not.toBe('')
  })
})
