import { readFile } from 'node:fs/promises'
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { libraryFile, libraryText } from '../../scripts/build-library.ts'
import { schemaFiles, schemasDir } from '../../scripts/build-schemas.ts'
import { componentKinds } from '../../server/interview/question.ts'

describe('the published JSON Schemas', () => {
  test.each(schemaFiles().map(({ name, text }) => [name, text]))(
    '%s is current (npm run schemas writes it)',
    async (name, text) => {
      expect(await readFile(`${schemasDir}${name}`, 'utf8')).toBe(text)
    },
  )

  it('lets writers leave out what has a default', () => {
    const question = schemaFiles().find(({ name }) => name === 'question.schema.json')
    expect(question?.text).toContain('"together"')
    expect(question?.text).not.toMatch(/"required": \[[^\]]*"within"/)
  })
})

const element = z.looseObject({
  id: z.string(),
  type: z.enum(['rectangle', 'ellipse', 'line', 'text']),
  groupIds: z.array(z.string()).length(1),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  containerId: z.string().optional(),
  text: z.string().optional(),
  boundElements: z.array(z.object({ id: z.string(), type: z.literal('text') })).nullable(),
  customData: z.object({ component: z.enum(componentKinds) }).optional(),
})
const libraryShape = z.object({
  type: z.literal('excalidrawlib'),
  version: z.literal(2),
  libraryItems: z.array(
    z.object({
      id: z.string(),
      status: z.literal('published'),
      created: z.number(),
      name: z.string(),
      elements: z.array(element).min(3),
    }),
  ),
})

describe('the shapes of the whiteboard', async () => {
  const text = await readFile(libraryFile, 'utf8')
  const { libraryItems } = libraryShape.parse(JSON.parse(text))
  const named = libraryItems.map((item) => [item.name, item.elements] as const)

  it('are current (npm run library writes them)', () => {
    expect(text).toBe(libraryText())
  })

  it('have one shape for each kind of component, with ids of their own', () => {
    const kinds = libraryItems.map(({ elements }) => elements[0]?.customData?.component)
    expect(kinds).toEqual([...componentKinds])
    const ids = libraryItems.flatMap(({ id, elements }) => [id, ...elements.map((each) => each.id)])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each(named)(
    '%s: the caption is bound to the box, and all strokes are one group inside it',
    (name, elements) => {
      const [box, caption] = elements
      expect(box).toMatchObject({
        type: 'rectangle',
        x: 0,
        y: 0,
        boundElements: [{ id: caption?.id, type: 'text' }],
      })
      expect(caption).toMatchObject({ type: 'text', text: name, containerId: box?.id })
      expect(new Set(elements.flatMap(({ groupIds }) => groupIds)).size).toBe(1)
      for (const { x, y, width, height } of elements.filter(({ type }) => type !== 'line')) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(x + width).toBeLessThanOrEqual(box?.width ?? 0)
        expect(y + height).toBeLessThanOrEqual(box?.height ?? 0)
      }
    },
  )
})
