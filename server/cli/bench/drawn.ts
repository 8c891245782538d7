import type { ExcalidrawDocument } from '../../interview/export.ts'
import { chanceOf } from './chance.ts'
import { plainElement } from './element.ts'

const names = (
  'Mobile app,Load balancer,API gateway,Kafka,Schema registry,Flink,Redis,ClickHouse,S3 raw events,Spark,Airflow,' +
  'Dead-letter queue,PostgreSQL,Dashboard,Notification service,Prometheus,Feature store,Search index'
).split(',')

const COLUMNS = 12
const APART = { x: 320, y: 200 }
const BOX = { width: 180, height: 80 }

/** What every element of Excalidraw's has, as its editor writes it: this is what grading has to get through. */
const common = (id: string, type: string, chance: () => number) => ({
  id,
  type,
  ...plainElement,
  roundness: { type: 3 },
  seed: Math.floor(chance() * 2 ** 31),
  version: 1 + Math.floor(chance() * 400),
  versionNonce: Math.floor(chance() * 2 ** 31),
  updated: 1_700_000_000_000,
  link: null,
})

const labelOf = (id: string, chance: () => number, place: number) => {
  const text = `${names[place % names.length] ?? ''}${place >= names.length ? ` ${Math.floor(place / names.length) + 1}` : ''}`
  return {
    text,
    originalText: text,
    fontSize: 20,
    fontFamily: 5,
    textAlign: 'center',
    verticalAlign: 'middle',
    ...common(id, 'text', chance),
  }
}

/**
 * A whiteboard of about `count` elements out of a seed: components with their names in rows, each with arrows to one or
 * two that stand near, a third of them with a label. The same seed draws the same.
 */
export const drawnScene = (count: number, seed = 1): ExcalidrawDocument => {
  const chance = chanceOf(seed)
  const elements: ExcalidrawDocument['elements'] = []
  // Three elements for a component: box, name and arrow; a third of the arrows have a name too.
  const components = Math.max(2, Math.floor(count / 3.33))
  const cornerOf = (place: number) => ({
    x: (place % COLUMNS) * APART.x + Math.floor(chance() * 40),
    y: Math.floor(place / COLUMNS) * APART.y + Math.floor(chance() * 40),
  })
  const corners = Array.from({ length: components }, (_, place) => cornerOf(place))
  corners.forEach(({ x, y }, place) => {
    const box = { x, y, ...BOX }
    elements.push(
      {
        ...common(`box${place}`, 'rectangle', chance),
        ...box,
        boundElements: [{ id: `name${place}`, type: 'text' }],
      },
      {
        ...labelOf(`name${place}`, chance, place),
        x: x + 20,
        y: y + 27,
        width: 140,
        height: 25,
        containerId: `box${place}`,
      },
    )
  })
  for (let place = 1; place < components && elements.length < count; place++) {
    const from = corners[place - 1]
    const to = corners[place]
    if (!from || !to) break
    const start = { x: from.x + BOX.width, y: from.y + BOX.height / 2 }
    const span = { x: to.x - start.x, y: to.y + BOX.height / 2 - start.y }
    elements.push({
      ...common(`arrow${place}`, 'arrow', chance),
      ...start,
      width: Math.abs(span.x),
      height: Math.abs(span.y),
      points: [
        [0, 0],
        [span.x, span.y],
      ],
      startBinding: { elementId: `box${place - 1}`, focus: 0, gap: 1 },
      endBinding: { elementId: `box${place}`, focus: 0, gap: 1 },
      startArrowhead: null,
      endArrowhead: 'arrow',
    })
    if (place % 3 === 0 && elements.length < count)
      elements.push({
        ...labelOf(`flow${place}`, chance, place),
        text: 'events',
        x: start.x + span.x / 2 - 30,
        y: start.y + span.y / 2 - 12,
        width: 60,
        height: 25,
        containerId: `arrow${place}`,
      })
  }
  return { type: 'excalidraw', version: 2, source: 'bench', elements, appState: {}, files: {} }
}
