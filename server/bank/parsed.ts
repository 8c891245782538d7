import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/**
 * Contents of YAML files by the hash of their text. Parsing YAML is nine tenths of loading a bank, and files seldom
 * change; so what was parsed is kept beside the dependencies, which may be thrown away at any time.
 */
const file = fileURLToPath(new URL('../../node_modules/.cache/fortyfive/bank.json', import.meta.url))
const shape = z.record(z.string(), z.unknown())

export interface ParsedFiles {
  /** The content of a text that was parsed before; undefined for one that was not. */
  get(text: string): unknown
  put(text: string, content: unknown): void
  /** Keeps what was asked for and put, if anything is new; never throws. */
  keep(): Promise<void>
}

const keyOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** The folder of the questions that ship; the files of others come and go, and are parsed each time. */
const shipped = fileURLToPath(new URL('../../questions', import.meta.url))

/** Opens what was kept of a folder; empty where nothing was, or where it cannot be read. */
export async function openParsed(questionsDir: string): Promise<ParsedFiles | undefined> {
  if (questionsDir !== shipped) return undefined
  const before = await readFile(file, 'utf8')
    .then((text) => shape.parse(JSON.parse(text)))
    .catch((): Record<string, unknown> => ({}))
  const used: Record<string, unknown> = {}
  let fresh = false
  return {
    get(text) {
      const key = keyOf(text)
      if (Object.hasOwn(before, key)) used[key] = before[key]
      return used[key]
    },
    put(text, content) {
      used[keyOf(text)] = content
      fresh = true
    },
    async keep() {
      if (!fresh) return
      const beside = `${file}.${process.pid}.${Date.now()}`
      try {
        await mkdir(dirname(file), { recursive: true })
        await writeFile(beside, JSON.stringify(used))
        await rename(beside, file)
      } catch {
        // A folder that cannot be written to costs the next start a second, no more.
      }
    },
  }
}
