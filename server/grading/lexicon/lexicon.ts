import { questions } from './questions.ts'
import { decoration, technology } from './technology.ts'
import { topics } from './topics.ts'

/** Every concept that a rubric may name with `@`, with the ways to say it. */
export const lexicon: ReadonlyMap<string, string> = new Map([
  ...Object.entries(technology),
  ...Object.entries(topics),
  ...Object.entries(questions),
  ['decoration', decoration],
  [
    'technology',
    Object.entries(technology)
      .filter(([name]) => name !== 'serving' && name !== 'cache')
      .map(([name]) => `@${name}`)
      .join('|'),
  ],
])
