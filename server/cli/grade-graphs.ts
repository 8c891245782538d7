import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readBoard } from '../grading/graph/read-board.ts'
import { type GraphScore, ratesOf, scoreGraph, sumOf } from '../grading/graph/score.ts'
import { truthGraph } from '../grading/graph/score-schema.ts'
import { readScene, SceneFault } from './graph.ts'

const ending = '.graph.json'

/**
 * Reads every NAME.excalidraw of a folder and holds it against NAME.graph.json beside it. Throws a SceneFault for a file that
 * cannot be read.
 */
export async function scoreFolder(folder: string): Promise<{ name: string; score: GraphScore }[]> {
  const names = (await readdir(folder)).filter((file) => file.endsWith(ending)).sort()
  const scores: { name: string; score: GraphScore }[] = []
  for (const file of names) {
    const name = basename(file, ending)
    const truth = truthGraph.safeParse(JSON.parse(await readFile(join(folder, file), 'utf8')))
    if (!truth.success)
      throw new SceneFault(`${join(folder, file)}: ${truth.error.issues[0]?.path.join('.')}: no graph`)
    const { graph } = readBoard(await readScene(join(folder, `${name}.excalidraw`)))
    scores.push({ name, score: scoreGraph(truth.data, graph) })
  }
  return scores
}

const percent = (rate: number | null) => (rate === null ? '-' : (100 * rate).toFixed(1)).padStart(6)
const line = (name: string, { nodes, edges }: GraphScore, wide: number) =>
  [
    name.padEnd(wide),
    ...[nodes, edges].map((counts) => Object.values(ratesOf(counts)).map(percent).join('')),
  ].join('  ')

/** `npm run grade:graphs`: precision, recall and F1 of nodes and edges, for each scene and over all. */
export async function runGradeGraphs(
  args: readonly string[],
  { out, err }: { out: (text: string) => void; err: (text: string) => void },
): Promise<number> {
  const [folder, ...more] = args
  if (folder === undefined || more.length > 0) {
    err('usage: grade-graphs FOLDER\n')
    return 2
  }
  try {
    const scores = await scoreFolder(folder)
    if (scores.length === 0) throw new SceneFault(`${folder}: no ${ending} in it`)
    const wide = Math.max(...scores.map(({ name }) => name.length))
    out(`${''.padEnd(wide)}   nodes: prec rec F1   edges: prec rec F1\n`)
    for (const { name, score } of scores) out(`${line(name, score, wide)}\n`)
    const all = {
      nodes: sumOf(scores.map(({ score }) => score.nodes)),
      edges: sumOf(scores.map(({ score }) => score.edges)),
    }
    out(`${line('all', all, wide)}\n`)
    return 0
  } catch (error) {
    err(`${error instanceof Error ? error.message : String(error)}\n`)
    return 2
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exitCode = await runGradeGraphs(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  })
