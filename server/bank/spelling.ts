import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileFault } from './fault.ts'
import { showPath } from './fault.ts'
import { proseOf } from './prose.ts'
import { readYaml } from './source.ts'

/** English as it is written on both sides of the ocean, and the words of the trade. */
const dictionaries = ['en_us', 'en-gb', 'softwareTerms', 'companies', 'data-science', 'aws', 'misc']

/** Words that one's own texts may use besides, a line each; `#` begins a comment. */
export async function readWords(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
}

/**
 * Words in the prose of YAML files that no dictionary knows, each with file, line and field. Loading the dictionaries
 * takes some seconds, so this is for checks and not for a start.
 */
export async function spellingFaults(
  files: readonly { name: string; path: string }[],
  words: readonly string[],
): Promise<FileFault[]> {
  const { spellCheckDocument } = await import('cspell-lib')
  const faults: FileFault[] = []
  for (const { name, path } of files) {
    const read = readYaml(name, await readFile(path, 'utf8'))
    // What is no YAML was told by those who read it for its meaning.
    if (read.is === 'broken') continue
    const prose = proseOf(read.source.content)
    const text = prose.map((one) => one.text.replace(/\s+/g, ' ')).join('\n')
    const { issues } = await spellCheckDocument(
      { uri: 'stdin:///prose.txt', text, languageId: 'plaintext', locale: 'en,en-GB' },
      { noConfigSearch: true, generateSuggestions: false },
      { version: '0.2', language: 'en,en-GB', dictionaries, words: [...words] },
    )
    for (const { text: word, offset } of issues) {
      const line = text.slice(0, offset).split('\n').length - 1
      const at = prose[line]?.path ?? []
      faults.push({
        file: name,
        line: read.source.lineOf(at),
        field: showPath(at),
        says: `expected a word that a dictionary knows, got "${word}" (words of the trade go into questions/shared/words.txt)`,
      })
    }
  }
  return faults
}

/** The word list of the shipped bank. */
export const wordsFile = (questionsDir: string): string => join(questionsDir, 'shared', 'words.txt')
