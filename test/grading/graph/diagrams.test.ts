import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { scoreFolder } from '../../../server/cli/grade-graphs.ts'
import { readScene } from '../../../server/cli/graph.ts'
import { readBoard } from '../../../server/grading/graph/read-board.ts'
import { ratesOf, sumOf } from '../../../server/grading/graph/score.ts'

// Other people's diagrams are no part of the project; where the folder is not there, this is skipped.
const folder =
  process.env.DIAGRAMS_DIR ?? fileURLToPath(new URL('../../../../shared/diagrams', import.meta.url))
const scorer = join(folder, 'score.mjs')
const reason = existsSync(folder)
  ? ''
  : ' (skipped: no diagrams; set DIAGRAMS_DIR to a folder of scenes with graphs)'
const rates = z.object({
  precision: z.number().nullable(),
  recall: z.number().nullable(),
  f1: z.number().nullable(),
})
const official = z.object({
  files: z.array(z.object({ name: z.string(), nodeScore: rates, edgeScore: rates })),
})

describe.skipIf(reason !== '')(`published diagrams${reason}`, () => {
  it('are read with a node F1 of at least 0.90 and an edge F1 of at least 0.82', async () => {
    const scores = await scoreFolder(folder)
    expect(ratesOf(sumOf(scores.map(({ score }) => score.nodes))).f1).toBeGreaterThanOrEqual(0.9)
    expect(ratesOf(sumOf(scores.map(({ score }) => score.edges))).f1).toBeGreaterThanOrEqual(0.82)
  })

  it.skipIf(!existsSync(scorer))(
    'get the figures of the scorer that comes with them, file by file',
    async () => {
      const out = mkdtempSync(join(tmpdir(), 'graphs-'))
      try {
        for (const file of readdirSync(folder).filter((name) => name.endsWith('.excalidraw'))) {
          const { graph } = readBoard(await readScene(join(folder, file)))
          writeFileSync(join(out, file.replace('.excalidraw', '.graph.json')), JSON.stringify(graph))
        }
        const printed = execFileSync('node', [scorer, folder, out, '--json'], {
          encoding: 'utf8',
          maxBuffer: 1e8,
        })
        const theirs = official.parse(JSON.parse(printed)).files
        const ours = (await scoreFolder(folder)).map(({ name, score }) => ({
          name,
          nodeScore: ratesOf(score.nodes),
          edgeScore: ratesOf(score.edges),
        }))
        expect(ours).toEqual(theirs)
      } finally {
        rmSync(out, { recursive: true })
      }
    },
  )

  it('are complete: every graph has its scene', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.graph.json'))
    for (const name of names) {
      expect(existsSync(join(folder, name.replace('.graph.json', '.excalidraw'))), name).toBe(true)
      expect(readFileSync(join(folder, name), 'utf8')).toContain('diagram-graph/1')
    }
  })
})
