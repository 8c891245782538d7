import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { readBoard } from '../grading/graph/read-board.ts'
import { boardToText } from '../grading/graph/text.ts'
import { type ExcalidrawDocument, excalidrawDocument } from '../interview/export.ts'

const usage = 'usage: graph FILE.excalidraw [--text]\n'

/** A file that holds no scene; the message begins with the place of the fault. */
export class SceneFault extends Error {}

/** Parses the text of an Excalidraw file. Throws a SceneFault that begins with `path` and the place of the fault. */
export function parseScene(path: string, text: string): ExcalidrawDocument {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw new SceneFault(`${path}: ${error instanceof Error ? error.message : 'no JSON'}`)
  }
  const parsed = excalidrawDocument.safeParse(content)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place =
    issue?.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('') ?? ''
  throw new SceneFault(
    `${path}: ${place.replace(/^\./, '')}${place === '' ? '' : ': '}${issue?.message ?? 'no scene'}`,
  )
}

/** Reads an Excalidraw file. Throws a SceneFault for one that cannot be read or is no scene. */
export async function readScene(path: string): Promise<ExcalidrawDocument> {
  const text = await readFile(path, 'utf8').catch((error) => {
    throw new SceneFault(`${path}: ${error instanceof Error ? error.message : 'cannot be read'}`)
  })
  return parseScene(path, text)
}

/** `npm run graph`: prints the graph of a scene as JSON or in words; warnings go to `err`. Answers the exit code. */
export async function runGraph(
  args: readonly string[],
  { out, err }: { out: (text: string) => void; err: (text: string) => void },
): Promise<number> {
  const [file, ...more] = args.filter((arg) => !arg.startsWith('--'))
  const flags = args.filter((arg) => arg.startsWith('--'))
  if (file === undefined || more.length > 0 || flags.some((flag) => flag !== '--text')) {
    err(usage)
    return 2
  }
  try {
    const { graph, warnings } = readBoard(await readScene(file))
    for (const warning of warnings) err(`${file}: ${warning}: left out\n`)
    out(flags.length > 0 ? `${boardToText(graph).join('\n')}\n` : `${JSON.stringify(graph, null, 2)}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof SceneFault)) throw error
    err(`${error.message}\n`)
    return 2
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exitCode = await runGraph(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  })
