import { isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import type { Path } from './fault.ts'

/** A YAML file that was read: its content, and the line of every place in it. */
export type Source = {
  /** Name as messages show it, such as `questions/ID.yaml`. */
  file: string
  content: unknown
  /** Line (from 1) of the field at the path, or of the nearest one around it that exists. */
  lineOf: (path: Path) => number
}

export type Read = { is: 'read'; source: Source } | { is: 'broken'; lines: string[] }

/** Parses YAML. A syntax error gives a line `file:line:column: what is wrong` each; nothing is guessed. */
export function readYaml(file: string, text: string): Read {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' })
  const faults = [...document.errors, ...document.warnings]
  if (faults.length > 0)
    return {
      is: 'broken',
      lines: faults.map((fault) => {
        const { line, col } = lines.linePos(fault.pos[0])
        return `${file}:${line}:${col}: ${fault.message}`
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
  return {
    is: 'read',
    source: { file, content: contentOf(document), lineOf: (path) => lines.linePos(offsetOf(path)).line },
  }
}

function contentOf(document: { toJS: () => unknown }): unknown {
  return document.toJS()
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
