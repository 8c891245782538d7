import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { loadBank } from '../../server/bank/load.ts'
import { sceneOf } from '../../server/bank/whiteboard/scene.ts'
import { readBoard } from '../../server/grading/graph/read-board.ts'
import { excalidrawDocument } from '../../server/interview/export.ts'
import type { ReferenceSolution } from '../../server/interview/question.ts'
import { drawnHash, sceneText } from '../../server/workers/whiteboards.ts'

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const bank = await loadBank({ questionsDir: inProject('questions'), rubricsDir: inProject('rubrics') })
const drawn = [...bank.questions.values()].flatMap(({ question }) =>
  question.format === 'question/1' && question.reference ? [[question.id, question.reference] as const] : [],
)
const fileOf = (id: string) => readFile(inProject(`questions/whiteboards/${id}.excalidraw`), 'utf8')

const shape = z.looseObject({
  id: z.string(),
  type: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  points: z.array(z.tuple([z.number(), z.number()])).optional(),
  containerId: z.string().nullish(),
})
type Shape = z.infer<typeof shape>

const overlap = (a: Shape, b: Shape): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Whether a line of an arrow runs through a box. Arrows run along the axes. */
const crosses = ({ x, y, points = [] }: Shape, box: Shape): boolean =>
  points.slice(1).some(([toX, toY], index) => {
    const [fromX, fromY] = points[index] ?? [0, 0]
    const segment = {
      ...box,
      x: x + Math.min(fromX, toX),
      y: y + Math.min(fromY, toY),
      width: Math.abs(toX - fromX),
      height: Math.abs(toY - fromY),
    }
    return overlap(segment, box)
  })

async function shapesOf(id: string): Promise<Shape[]> {
  const { elements } = excalidrawDocument.parse(JSON.parse(await fileOf(id)))
  return elements.map((element) => shape.parse(element))
}

describe('the reference whiteboards', () => {
  it('exist for every full question', () => {
    expect(drawn).toHaveLength(29)
  })

  test.each(drawn)(
    '%s is what the reference says (npm run bank:whiteboards draws it)',
    async (id, reference) => {
      expect(JSON.parse(await fileOf(id))).toMatchObject({ reference: drawnHash(reference) })
    },
  )

  test.each(drawn.slice(0, 3))('%s is drawn the same again', async (id, reference) => {
    expect(sceneText(await sceneOf(reference), drawnHash(reference))).toBe(await fileOf(id))
  })

  test.each(drawn)('%s: no label lies on another, on a box or on an arrow', async (id) => {
    const shapes = await shapesOf(id)
    const labels = shapes.filter(({ type, containerId }) => type === 'text' && !containerId)
    const boxes = shapes.filter(({ type }) => type === 'rectangle')
    const arrows = shapes.filter(({ type }) => type === 'arrow')
    const clashes = labels.flatMap((label, index) => [
      ...labels.slice(index + 1).filter((other) => overlap(label, other)),
      ...boxes.filter((box) => overlap(label, box)),
      ...arrows.filter((arrow) => crosses(arrow, label)),
    ])
    expect(clashes.map((it) => it.id)).toEqual([])
    expect(
      boxes.flatMap((box, index) => boxes.slice(index + 1).filter((other) => overlap(box, other))),
    ).toEqual([])
  })

  test.each(drawn)('%s: its regions are frames, and what stands in one lies in it', async (id, reference) => {
    const shapes = await shapesOf(id)
    for (const region of reference.regions) {
      const frame = shapes.find((it) => it.id === `region-${region.id}`)
      if (!frame) throw new Error(`${region.id} has no frame`)
      for (const { id: component } of componentsIn(reference, region.id)) {
        const box = shapes.find((it) => it.id === component)
        if (!box) throw new Error(`${component} is not drawn`)
        expect(box.x >= frame.x && box.x + box.width <= frame.x + frame.width, component).toBe(true)
        expect(box.y >= frame.y && box.y + box.height <= frame.y + frame.height, component).toBe(true)
      }
    }
  })

  test.each(drawn)('%s is read back with every component and every flow', async (id, reference) => {
    const { graph } = readBoard(excalidrawDocument.parse(JSON.parse(await fileOf(id))))
    expect(graph.nodes).toHaveLength(reference.layers.flatMap(({ components }) => components).length)
    expect(graph.edges).toHaveLength(reference.flows.length)
  })
})

const componentsIn = ({ layers }: ReferenceSolution, region: string) =>
  layers.flatMap(({ components }) => components).filter((it) => it.region === region)
