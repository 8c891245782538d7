import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { type InterviewFile, interviewFile } from '../interview/export.ts'

/** A file that cannot be graded: each line names the place of one fault. */
export class FileFault extends Error {
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}

/** `utterances[17].speaker`, as people write it. */
const showPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (shown, part) =>
      typeof part === 'number' ? `${shown}[${part}]` : `${shown}${shown === '' ? '' : '.'}${String(part)}`,
    '',
  )

const either = (values: readonly unknown[]): string =>
  values.map((value) => JSON.stringify(value)).join(' or ')

const article = (type: string): string => (/^[aeio]/.test(type) ? `an ${type}` : `a ${type}`)

const expected = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'invalid_value') return `expected ${either(issue.values)}`
  if (issue.code === 'invalid_type') return `expected ${article(issue.expected)}`
  if (issue.code === 'too_small')
    return `expected at least ${issue.minimum}${issue.origin === 'string' ? ' character' : ''}`
  if (issue.code === 'too_big')
    return `expected at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`
  return issue.message
}

const lineAndColumn = (text: string, position: number): string => {
  const before = text.slice(0, position).split('\n')
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}

const parseFault = (text: string): string | null => {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Whether the text so far is the beginning of JSON: nothing is wrong but its end. */
const mayGoOn = (text: string): boolean => {
  const fault = parseFault(text)
  if (fault === null || /end of JSON|Unterminated/.test(fault)) return true
  return Number(/position (\d+)/.exec(fault)?.[1] ?? -1) >= text.length
}

/** Where JSON breaks. The messages of some versions of Node name no place, so the longest good beginning is searched. */
const brokenAt = (text: string): number => {
  let good = 0
  let bad = text.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (middle <= text.length && mayGoOn(text.slice(0, middle))) good = middle
    else bad = middle
  }
  return good
}

const invalidJson = (text: string): string => {
  const at = brokenAt(text)
  const found = at < text.length ? JSON.stringify(text[at]) : 'the end of the file'
  return `${lineAndColumn(text, at)}: expected JSON, found ${found}`
}

/** Parses the text of an `interview/1` file. Throws a `FileFault` with a line for each fault. */
export const parseInterview = (text: string): InterviewFile => {
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new FileFault([invalidJson(text)])
  }
  const parsed = interviewFile.safeParse(content)
  if (parsed.success) return parsed.data
  throw new FileFault(
    parsed.error.issues.map((issue) => {
      const place = showPath(issue.path)
      return place === '' ? expected(issue) : `${place}: ${expected(issue)}`
    }),
  )
}

const unreadable: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'is a folder, expected a file',
  EACCES: 'may not be read',
}

/** Reads and parses an `interview/1` file. Throws a `FileFault`. */
export const readInterview = async (path: string): Promise<InterviewFile> => {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new FileFault([`${path}: ${unreadable[code] ?? `cannot be read (${code})`}`])
  }
  return parseInterview(text)
}
