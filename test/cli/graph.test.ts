import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runGradeGraphs } from '../../server/cli/grade-graphs.ts'
import { runGraph } from '../../server/cli/graph.ts'
import { arrow, named, scene } from '../grading/graph/scene.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boards-'))
})
afterAll(() => rm(folder, { recursive: true }))

const file = async (name: string, content: unknown) => {
  const path = join(folder, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const run = async (program: typeof runGraph, ...args: string[]) => {
  let [out, err] = ['', '']
  const code = await program(args, { out: (text) => (out += text), err: (text) => (err += text) })
  return { code, out, err }
}
const drawn = scene(
  named('API', 0, 0),
  named('DB', 400, 0),
  arrow([
    [160, 40],
    [400, 40],
  ]),
)

describe('npm run graph', () => {
  it('prints a scene as a graph, and in words', async () => {
    const path = await file('good.excalidraw', drawn)
    const printed = await run(runGraph, path)
    expect(printed).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(printed.out)).toMatchObject({
      format: 'diagram-graph/1',
      nodes: [{ label: 'API' }, { label: 'DB' }],
    })
    expect((await run(runGraph, path, '--text')).out).toBe('Component: API\nComponent: DB\nFlow: API → DB\n')
  })

  it('says which elements were left out', async () => {
    const path = await file('odd.excalidraw', scene(named('API', 0, 0), { id: 'x', type: 'rectangle' }))
    expect(await run(runGraph, path)).toMatchObject({
      code: 0,
      err: expect.stringContaining('elements[2].x'),
    })
  })

  it.each([
    ['no JSON', 'elements', 'JSON'],
    ['another type', { type: 'tldraw', elements: [] }, 'type: '],
    ['an element without an id', { type: 'excalidraw', elements: [{ type: 'text' }] }, 'elements[0].id: '],
  ])('answers %s with code 2 and the place', async (_what, content, place) => {
    const path = await file('bad.excalidraw', content)
    expect(await run(runGraph, path)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(place) })
  })

  it.each([
    ['half a file', '{"type":"excalidraw","elements":[{"id":"a"', 'bad.excalidraw: '],
    ['elements that are none', { type: 'excalidraw', elements: {} }, 'elements: '],
    [
      'too many elements',
      { type: 'excalidraw', elements: Array(50_001).fill({ id: 'a', type: 'text' }) },
      'elements: ',
    ],
    [
      'an id that is a number',
      { type: 'excalidraw', elements: [{ id: 1, type: 'text' }] },
      'elements[0].id: ',
    ],
    ['a list nested without end', '['.repeat(9_000), 'bad.excalidraw: '],
  ])('answers %s with code 2, and writes nowhere', async (_what, content, place) => {
    const path = await file('bad.excalidraw', content)
    const before = await readdir(folder)
    expect(await run(runGraph, path)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(place) })
    expect(await readdir(folder)).toEqual(before)
  })

  it('answers a missing file and a wrong call with code 2', async () => {
    expect(await run(runGraph, join(folder, 'none'))).toMatchObject({ code: 2, out: '' })
    expect(await run(runGraph)).toMatchObject({ code: 2, err: expect.stringContaining('usage') })
  })
})

describe('npm run grade:graphs', () => {
  it('prints the figures of each scene and of all', async () => {
    await file('pair.excalidraw', drawn)
    const nodes = [
      { id: 'a', label: 'API' },
      { id: 'b', label: 'DB' },
    ]
    await file('pair.graph.json', { format: 'diagram-graph/1', nodes, edges: [{ from: 'b', to: 'a' }] })
    const { code, out } = await run(runGradeGraphs, folder)
    expect(code).toBe(0)
    expect(out.split('\n')[1]).toMatch(/^pair +100\.0 +100\.0 +100\.0 +0\.0 +0\.0 +0\.0$/)
  })

  it('answers a folder that is none with code 2', async () => {
    expect(await run(runGradeGraphs, join(folder, 'none'))).toMatchObject({ code: 2, out: '' })
  })
})
