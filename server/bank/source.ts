import { load } from 'js-yaml'
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
  visit,
} from 'yaml'
import type { FileFault, Path } from './fault.ts'
import type { ParsedFiles } from './parsed.ts'

/** A YAML file that was read: its content, and the line of every place in it. */
export type Source = {
  /** Name as messages show it, such as `questions/ID.yaml`. */
  file: string
  content: unknown
  /** Line (from 1) of the field at the path, or of the nearest one around it that exists. */
  lineOf: (path: Path) => number
}

export type Read = { is: 'read'; source: Source } | { is: 'broken'; faults: FileFault[] }

const none: Pick<ParsedFiles, 'get' | 'put'> = { get: () => undefined, put: () => {} }

/** Anchors and aliases, which can make a small file enormous; those files take the careful way. */
const sharing = /(?:^|[\s,[{:-])[&*][A-Za-z0-9_-]+(?=[\s,\]}]|$)/m

/**
 * Parses YAML 1.2. A syntax error gives a fault with line and column; nothing is guessed. Places are needed only where
 * something is wrong, so a whole file is read by the faster of two parsers, or taken as it was parsed before, and by the
 * one that knows places on demand.
 */
export function readYaml(file: string, text: string, parsed: Pick<ParsedFiles, 'get' | 'put'> = none): Read {
  if (sharing.test(text)) return readCarefully(file, text)
  let content: unknown = parsed.get(text)
  if (content === undefined) {
    try {
      content = load(text)
    } catch {
      return readCarefully(file, text)
    }
    parsed.put(text, content)
  }
  let careful: Read | null = null
  const lineOf = (path: Path): number => {
    careful ??= readCarefully(file, text)
    return careful.is === 'read' ? careful.source.lineOf(path) : 1
  }
  return { is: 'read', source: { file, content, lineOf } }
}

/** Parses YAML with the place of everything in it. */
export function readCarefully(file: string, text: string): Read {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' })
  const faults = [
    ...[...document.errors, ...document.warnings].map(({ pos, message }) => ({ offset: pos[0], message })),
    ...lostAliases(document),
  ]
  if (faults.length > 0)
    return {
      is: 'broken',
      faults: faults.map(({ offset, message }) => {
        const { line, col } = lines.linePos(offset)
        return { file, line, field: '', says: `column ${col}: ${message}` }
      }),
    }
  const offsetOf = (path: Path): number => {
    let node: unknown = document.contents
    let offset = document.contents?.range[0] ?? 0
    for (const step of path) {
      if (isAlias(node)) node = node.resolve(document)
      const next = child(node, step)
      if (!next) break
      offset = next.offset
      node = next.value
    }
    return offset
  }
  const content = contentOf(document)
  if (content.is === 'too large')
    return { is: 'broken', faults: [{ file, line: 1, field: '', says: content.says }] }
  return {
    is: 'read',
    source: { file, content: content.value, lineOf: (path) => lines.linePos(offsetOf(path)).line },
  }
}

/** Aliases inside aliases can blow up a small file; the parser refuses that when it builds the content. */
function contentOf(
  document: Document.Parsed,
): { is: 'whole'; value: unknown } | { is: 'too large'; says: string } {
  try {
    return { is: 'whole', value: document.toJS() }
  } catch (error) {
    return { is: 'too large', says: error instanceof Error ? error.message : String(error) }
  }
}

/** The parser lets an alias pass whose anchor does not exist, and throws when the content is asked for. */
function lostAliases(document: Document.Parsed): { offset: number; message: string }[] {
  const lost: { offset: number; message: string }[] = []
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) === undefined)
        lost.push({
          offset: alias.range?.[0] ?? 0,
          message: `There is no anchor "&${alias.source}" before this alias`,
        })
    },
  })
  return lost
}

/** A field's place is where its name stands, an entry's where the entry begins. */
function child(node: unknown, step: string | number): { value: unknown; offset: number } | null {
  if (isMap<ParsedNode, ParsedNode | null>(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
    return pair ? { value: pair.value, offset: pair.key.range[0] } : null
  }
  if (isSeq<ParsedNode>(node) && typeof step === 'number') {
    const item = node.items[step]
    return item ? { value: item, offset: item.range[0] } : null
  }
  return null
}
