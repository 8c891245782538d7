import { type Document, isMap, isSeq, parseDocument } from 'yaml'

/** A place in the file: `['criteria', 2, 'title']`. */
export type Path = readonly (string | number)[]

/** A file as the form sees it: its content, or why it cannot be read. */
export type Draft =
  | { is: 'read'; document: Document; content: unknown }
  | { is: 'broken'; line: number; says: string }

/** Reads the text of a file for the form. What is wrong with its meaning the server says. */
export function readDraft(text: string): Draft {
  const document = parseDocument(text, { prettyErrors: true, version: '1.2' })
  const [error] = document.errors
  if (error)
    return { is: 'broken', line: error.linePos?.[0].line ?? 1, says: error.message.split('\n')[0] ?? '' }
  if (!isMap(document.contents))
    return { is: 'broken', line: 1, says: 'Expected fields, such as “title: …”.' }
  return { is: 'read', document, content: document.toJS() }
}

/** Lines as they stand; the writer would otherwise break long ones. */
const written = (document: Document): string =>
  document.toString({ lineWidth: 0, flowCollectionPadding: false })

/** The text with another value at a place; everything else, comments too, stays as it is. */
export function withValue(document: Document, path: Path, value: unknown): string {
  const copy = document.clone()
  if (value === undefined) copy.deleteIn(path)
  else copy.setIn(path, typeof value === 'object' ? copy.createNode(value) : value)
  return written(copy)
}

/** The text with one more entry at the end of a list, which is made if it is not there. */
export function withEntry(document: Document, path: Path, entry: unknown): string {
  const copy = document.clone()
  const list = copy.getIn(path)
  if (isSeq(list)) {
    list.flow = false
    list.add(copy.createNode(entry))
  } else copy.setIn(path, copy.createNode([entry]))
  return written(copy)
}

/** The text without one entry of a list. */
export function withoutEntry(document: Document, path: Path, index: number): string {
  const copy = document.clone()
  copy.deleteIn([...path, index])
  return written(copy)
}

/** What stands at a place; undefined where nothing does. */
export function valueAt(content: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (value !== null && typeof value === 'object' ? Reflect.get(value, step) : undefined),
    content,
  )
}

export const textAt = (content: unknown, path: Path): string => {
  const value = valueAt(content, path)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export const listAt = (content: unknown, path: Path): unknown[] => {
  const value = valueAt(content, path)
  return Array.isArray(value) ? value : []
}

/** Texts of a list, for a field in which they are separated by commas. */
export const textsAt = (content: unknown, path: Path): string[] =>
  listAt(content, path).filter((it) => typeof it === 'string')

/** `a, b` as a list. */
export const commaList = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** A title as an id: “Parking app” becomes `parking-app`. */
export const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/** How messages name a place: `criteria[2].title`. */
export const fieldOf = (path: Path): string =>
  path.reduce<string>(
    (shown, step) =>
      typeof step === 'number' ? `${shown}[${step}]` : shown === '' ? step : `${shown}.${step}`,
    '',
  )

const isGroup = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** Whether rules can be shown as lines without losing anything: ideas together, or one of several, and no more. */
export const fitsLines = (rules: readonly unknown[]): boolean =>
  rules.every((rule) => {
    if (!isGroup(rule)) return false
    const { together, any, within, ...more } = rule
    const ideas = [together, any].filter((it) => it !== undefined)
    if (ideas.length !== 1 || Object.keys(more).length > 0) return false
    if (within !== undefined && !(together !== undefined && within === 'utterance')) return false
    return Array.isArray(ideas[0]) && ideas[0].every((idea) => typeof idea === 'string' && !/[+/]/.test(idea))
  })

/** Rules of signals as lines: ideas that must stand together joined by ` + `; of ` / ` one is enough. */
export function linesOfRules(rules: readonly unknown[]): string {
  return rules
    .map((rule) => {
      if (!isGroup(rule)) return ''
      if (Array.isArray(rule.together)) return rule.together.join(' + ')
      return Array.isArray(rule.any) ? rule.any.join(' / ') : ''
    })
    .filter((line) => line !== '')
    .join('\n')
}

/** The same the other way. An answer of several sentences counts as one place. */
export function rulesOfLines(text: string): object[] {
  const parts = (line: string, mark: string) =>
    line
      .split(mark)
      .map((part) => part.trim())
      .filter((part) => part !== '')
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) =>
      line.includes('/') ? { any: parts(line, '/') } : { together: parts(line, '+'), within: 'utterance' },
    )
}
