import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { drawnScene } from '../../server/cli/bench/drawn.ts'
import { dullInterview, dullPieces } from '../../server/cli/bench/spoken.ts'
import { openBank } from '../../server/cli/grade.ts'
import { parseScene, SceneFault } from '../../server/cli/graph.ts'
import { FileFault, parseInterview } from '../../server/cli/interview-file.ts'
import { type GradeInput, grade } from '../../server/grading/grade.ts'
import { readBoard } from '../../server/grading/graph/read-board.ts'
import { report } from '../../server/grading/report.ts'
import type { InterviewFile } from '../../server/interview/export.ts'
import { chanceOf, pick } from '../interview/random.ts'
import { mutated } from './mutations.ts'

/** The first seed; `FUZZ_SEED=… npx vitest run test/grading/fuzz.test.ts` runs others, a seed that fails again. */
const FIRST = Number(process.env.FUZZ_SEED ?? 1)
const seeds = Array.from({ length: 10 }, (_, at) => FIRST + at)
/** Mutations of each kind for a seed; 10,000 in all. */
const MUTATIONS = 500

const gold = fileURLToPath(
  new URL('../fixtures/gold/02-mysql-cdc-to-warehouse.interview.json', import.meta.url),
)

/** Small files with everything in them that a file may hold, for many of them have to be graded. */
const interviewTexts = (): string[] => {
  const whole = parseInterview(readFileSync(gold, 'utf8'))
  return [0, 12, 24].map((from) =>
    JSON.stringify({
      ...whole,
      utterances: whole.utterances.slice(from, from + 6),
      whiteboard: drawnScene(14, from + 1),
      board: {
        nodes: [
          { id: 'a', label: 'App' },
          { id: 'b', label: 'Kafka' },
        ],
        edges: [{ from: 'a', to: 'b', label: 'events' }],
      },
      worksheet: [
        { id: 'r1', section: 'estimate', label: 'ingest', formula: '10e6 event/s * 200 B/event' },
        { id: 'r2', section: 'cost', label: 'nodes', formula: '12 node * 1.5 USD/hour/node' },
      ],
      budget: '5e6 USD',
      notes: [{ at: 3, phase: 'x', text: 'quick' }],
    }),
  )
}

const sceneTexts = (): string[] => {
  const plain = drawnScene(18, 3)
  const more = [
    { id: 'f', type: 'frame', x: -50, y: -50, width: 900, height: 600, name: 'Region' },
    {
      id: 'l',
      type: 'line',
      x: 0,
      y: 0,
      points: [
        [0, 0],
        [200, 0],
        [200, 90],
        [0, 90],
        [0, 0],
      ],
    },
    { id: 'i', type: 'image', x: 600, y: 20, width: 80, height: 80, groupIds: ['g', 'h'], frameId: 'f' },
    { id: 'e', type: 'ellipse', x: 600, y: 120, width: 80, height: 80, groupIds: ['g', 'h'] },
    {
      id: 'd',
      type: 'freedraw',
      x: 10,
      y: 300,
      points: [
        [0, 0],
        [5, 5],
        [9, 20],
      ],
    },
    { id: 't', type: 'text', x: 600, y: 190, width: 90, height: 25, text: 'S3\nraw', groupIds: ['h'] },
  ]
  return [plain, { ...plain, elements: [...plain.elements, ...more] }].map((scene) => JSON.stringify(scene))
}

describe('files with something wrong in them', { timeout: 240_000 }, () => {
  let graded: Omit<GradeInput, 'interview'>
  beforeAll(async () => {
    const bank = await openBank()
    const held = bank.get('mysql-cdc-warehouse')
    if (!held) throw new Error('the bank lacks the question')
    const { rubric, hash } = bank.rubricFor(held.question)
    graded = {
      name: 'a',
      rubric,
      rubricHash: hash,
      question: { question: held.question, hash: held.hash },
    }
  })

  /** Runs it; a fault that names its place is an answer too. Anything else fails with the text that led to it. */
  function answers(
    what: string,
    text: string,
    Fault: new (...args: never[]) => Error,
    run: () => void,
  ): boolean {
    try {
      run()
      return true
    } catch (error) {
      if (error instanceof Fault && error.message !== '') return false
      throw new Error(`${what}: ${text.slice(0, 4_000)}`, { cause: error })
    }
  }

  it.each(seeds)('[FUZZ1] are graded or refused with their place, seed %i', (seed) => {
    const chance = chanceOf(seed)
    const texts = interviewTexts()
    let well = 0
    for (let at = 0; at < MUTATIONS; at++) {
      const text = mutated(chance, pick(chance, texts))
      const run = () => {
        const interview = parseInterview(text)
        const made = report.parse(grade({ ...graded, interview }))
        quotesStand(interview, made)
      }
      if (answers(`seed ${seed}, file ${at}`, text, FileFault, run)) well++
    }
    // Both happen: whoever refuses everything has tried nothing.
    expect(well).toBeGreaterThan(MUTATIONS / 20)
    expect(well).toBeLessThan(MUTATIONS)
  })

  it.each(seeds)('[FUZZ2] are read as whiteboards or refused with their place, seed %i', (seed) => {
    const chance = chanceOf(seed + 1_000_000)
    const texts = sceneTexts()
    let well = 0
    for (let at = 0; at < MUTATIONS; at++) {
      const text = mutated(chance, pick(chance, texts))
      const run = () => {
        const { graph } = readBoard(parseScene('a', text))
        const known = new Set([...graph.nodes, ...graph.groups].map(({ id }) => id))
        for (const { from, to } of graph.edges) expect([known.has(from), known.has(to)]).toEqual([true, true])
      }
      if (answers(`seed ${seed}, scene ${at}`, text, SceneFault, run)) well++
    }
    expect(well).toBeGreaterThan(MUTATIONS / 20)
  })

  it('[FUZZ3] work in proportion to the length, whatever is said', () => {
    // The processor's time for a quarter and the whole; four times as much is in proportion, sixteen would be its square.
    const slow = dullPieces.flatMap((piece) => {
      const cpu = (length: number): number => {
        const begun = process.cpuUsage()
        grade({ ...graded, interview: dullInterview(piece, length) })
        const { user, system } = process.cpuUsage(begun)
        return (user + system) / 1_000
      }
      const [quarter, whole] = [cpu(8_000), cpu(32_000)]
      return whole > 10_000 || (whole > 1_000 && whole > 10 * quarter) ? [{ piece, quarter, whole }] : []
    })
    expect(slow).toEqual([])
  })
})

describe('whiteboards on which everything lies in one place', { timeout: 240_000 }, () => {
  const many = (make: (id: string, at: number) => object): string =>
    JSON.stringify({
      type: 'excalidraw',
      elements: Array.from({ length: 1_500 }, (_, at) => ({
        x: 0,
        y: 0,
        width: 900,
        height: 700,
        ...make(`e${at}`, at),
      })),
    })
  it.each([
    [
      'arrows',
      many((id) => ({
        id,
        type: 'arrow',
        points: [
          [0, 0],
          [100, 100],
        ],
      })),
    ],
    [
      'open lines',
      many((id) => ({
        id,
        type: 'line',
        points: [
          [0, 0],
          [400, 0],
        ],
      })),
    ],
    ['frames', many((id) => ({ id, type: 'frame', name: id }))],
    ['boxes', many((id) => ({ id, type: 'rectangle', width: 100, height: 60 }))],
    ['texts', many((id) => ({ id, type: 'text', text: id, width: 60, height: 25 }))],
    [
      'boxes in boxes',
      many((id, at) => ({
        id,
        type: 'rectangle',
        x: at,
        y: at,
        width: 9_000 - 2 * at,
        height: 9_000 - 2 * at,
      })),
    ],
    [
      'freehand',
      many((id, at) => ({
        id,
        type: 'freedraw',
        x: at % 50,
        points: [
          [0, 0],
          [5, 5],
        ],
      })),
    ],
  ])('[FUZZ4] are read in seconds: %s', (_what, text) => {
    const scene = parseScene('a', text)
    const begun = process.cpuUsage()
    readBoard(scene)
    const { user, system } = process.cpuUsage(begun)
    // Tenths of a second; what looks at each with each, and at all of them for that, takes half a minute.
    expect((user + system) / 1e6).toBeLessThan(15)
  })
})

const quotesStand = ({ utterances }: InterviewFile, { criteria }: ReturnType<typeof grade>): void => {
  const texts = new Map(utterances.map(({ id, text }) => [id, text]))
  for (const { evidence } of criteria)
    for (const one of evidence)
      if ('utterance' in one && !texts.get(one.utterance)?.includes(one.quote))
        throw new Error(`"${one.quote}" does not stand in ${one.utterance}`)
}
