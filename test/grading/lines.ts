import { readFileSync } from 'node:fs'

/** The cases of a file: one a line, without empty lines and remarks. */
export const linesOf = (name: string): string[] =>
  readFileSync(new URL(`./cases/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))

/** The two sides of `left => right`. */
export const sides = (line: string): [string, string] => {
  const [left = '', right = ''] = line.split(' => ')
  return [left, right]
}
