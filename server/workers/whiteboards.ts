import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { canonicalJson } from '../bank/canonical-json.ts'
import type { Scene } from '../bank/whiteboard/scene.ts'
import { ProblemError } from '../interview/problems.ts'
import type { Question, ReferenceSolution } from '../interview/question.ts'

/** Reference solutions drawn as Excalidraw scenes. */
export interface Whiteboards {
  /**
   * The scene as the text of an `.excalidraw` file. Throws `question.no-whiteboard` where the reference names no
   * components, `whiteboard.failed` where the layout broke or took too long.
   */
  of(question: Question): Promise<string>
}

/** Longest that one layout may take, in ms; a large one takes half a second and a thread's start as long again. */
const LIMIT_MS = 60_000
/** Scenes that are kept, by the hash of what they show. */
const KEPT = 200

/** What a scene shows: the same hash, the same picture. */
export const drawnHash = ({ layers, flows, regions }: ReferenceSolution): string =>
  createHash('sha256').update(canonicalJson({ layers, flows, regions })).digest('hex')

/** The text of an `.excalidraw` file, with the hash of what it shows in a field that Excalidraw passes over. */
export const sceneText = (scene: Scene, hash: string): string =>
  `${JSON.stringify({ ...scene, reference: hash }, null, 1)}\n`

/**
 * Takes the scenes that were drawn beforehand (`npm run bank:whiteboards`) from `dir`, and lays out in a thread what
 * is not there: a question of one's own, or one as it was when its interview began.
 */
export function openWhiteboards(dir: string): Whiteboards {
  const kept = new Map<string, Promise<string>>()
  return {
    of(question) {
      const reference = question.format === 'question/1' ? question.reference : undefined
      if (!reference || reference.layers.length === 0) throw new ProblemError('question.no-whiteboard')
      const hash = drawnHash(reference)
      const there = kept.get(hash)
      if (there) return there
      const made = shipped(dir, question.id, hash).then((text) => text ?? drawn(reference, hash))
      kept.set(hash, made)
      made.catch(() => kept.delete(hash))
      const [oldest] = kept.keys()
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
      return made
    },
  }
}

const marked = z.looseObject({ reference: z.string() })

/** The scene that ships, if it shows this very reference. */
async function shipped(dir: string, id: string, hash: string): Promise<string | null> {
  try {
    const text = await readFile(join(dir, `${id}.excalidraw`), 'utf8')
    return marked.parse(JSON.parse(text)).reference === hash ? text : null
  } catch {
    return null
  }
}

function drawn(reference: ReferenceSolution, hash: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const script = new URL('./whiteboard-thread.ts', import.meta.url)
    const worker = new Worker(new URL('./thread.mjs', import.meta.url), {
      workerData: { script: script.href },
    })
    const end = (settle: () => void): void => {
      clearTimeout(timer)
      void worker.terminate()
      settle()
    }
    const failed = () => end(() => reject(new ProblemError('whiteboard.failed')))
    const timer = setTimeout(failed, LIMIT_MS)
    worker.once('message', (scene: Scene) => end(() => resolve(sceneText(scene, hash))))
    worker.once('error', failed)
    worker.once('exit', failed)
    worker.postMessage(reference)
  })
}
