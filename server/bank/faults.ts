import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { type ContentFault, type FileFault, faultsOf, showPath } from './fault.ts'
import type { ParsedFiles } from './parsed.ts'
import { readYaml, type Source } from './source.ts'

/** Collects what is wrong with files, so that all of it is told at once. */
export class Faults {
  readonly found: FileFault[] = []
  private readonly parsed: ParsedFiles | undefined

  /** `parsed` spares reading again what was read before. */
  constructor(parsed?: ParsedFiles) {
    this.parsed = parsed
  }

  add(source: Source, faults: readonly ContentFault[]): void {
    this.found.push(
      ...faults.map(({ path, says }) => ({
        file: source.file,
        line: source.lineOf(path),
        field: showPath(path),
        says,
      })),
    )
  }

  /** Notes something about a file or folder as a whole. */
  whole(file: string, says: string): void {
    this.found.push({ file, line: 1, field: '', says })
  }

  /** Reads a YAML file; null after noting why it cannot be read. `file` is its name in messages. */
  async open(path: string, file: string): Promise<Source | null> {
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text !== null) return this.parse(file, text)
    this.whole(file, 'expected a file that can be read, found none')
    return null
  }

  parse(file: string, text: string): Source | null {
    const read = readYaml(file, text, this.parsed)
    if (read.is === 'read') return read.source
    this.found.push(...read.faults)
    return null
  }

  /** The parsed content, or null after noting what does not fit the schema. */
  fit<T>(schema: z.ZodType<T>, source: Source): T | null {
    const parsed = schema.safeParse(source.content)
    if (parsed.success) return parsed.data
    this.add(
      source,
      parsed.error.issues.flatMap((issue) => faultsOf(source.content, issue)),
    )
    return null
  }
}
