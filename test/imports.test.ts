import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * What each folder of the server may import of the others: imports point one way. `generated` is the Prisma client,
 * `config` the file that reads the environment. A folder that is not here fails the test: say first what it may know.
 */
const mayImport: Record<string, readonly string[]> = {
  // Pure: these run in the browser, in a thread and in a test without set-up.
  interview: [],
  grading: ['interview'],
  // Speaks to language models; knows nothing of interviews.
  models: [],
  // What graders say beside each other; pure, so that pages and the command line compare them alike.
  opinions: ['grading', 'interview', 'models'],
  // What the rest stands on.
  bank: ['interview', 'grading'],
  database: ['config', 'generated', 'interview'],
  log: ['database', 'interview'],
  accounts: ['generated', 'interview'],
  report: ['grading', 'interview'],
  workers: ['bank', 'grading', 'interview'],
  records: ['accounts', 'bank', 'generated', 'grading', 'interview', 'log', 'models', 'opinions', 'workers'],
  // What people and programs meet.
  interviewer: ['bank', 'grading', 'interview'],
  rooms: ['bank', 'grading', 'interview', 'interviewer', 'log'],
  routes: [
    'accounts',
    'bank',
    'generated',
    'grading',
    'interview',
    'log',
    'metrics',
    'opinions',
    'records',
    'report',
    'rooms',
    'workers',
  ],
  cli: ['bank', 'config', 'grading', 'interview', 'main', 'models', 'opinions', 'report', 'workers'],
}
/** Files beside the folders. */
const filesMayImport: Record<string, readonly string[]> = {
  'config.ts': [],
  'metrics.ts': [],
  'logging.ts': ['config', 'metrics'],
  'app.ts': [
    ...['accounts', 'bank', 'config', 'database', 'interviewer', 'log', 'logging'],
    ...['metrics', 'models', 'records', 'rooms', 'routes', 'workers'],
  ],
  'main.ts': [
    ...['accounts', 'app', 'bank', 'config', 'database', 'log'],
    ...['logging', 'metrics', 'models', 'records', 'workers'],
  ],
}
/** Packages that pure folders may use: they reach for nothing outside either. */
const purePackages: Record<string, readonly string[]> = {
  interview: ['zod'],
  grading: ['zod', 'mathjs'],
  opinions: ['zod'],
}

const sourcesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.(?:ts|tsx|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts'),
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')

/** Modules that a source names: static and dynamic imports, re-exports, and addresses of files for workers. */
function importsOf(text: string): string[] {
  const forms = [
    /^\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]/g,
    /new URL\(\s*['"](\.[^'"]+\.(?:ts|mjs))['"]/g,
  ]
  return forms.flatMap((form) => [...text.matchAll(form)].map((match) => match[1] ?? ''))
}

/** The part of the product that a relative import leads to: a folder or file of the server, `web`, `generated` … */
function partOf(file: string, imported: string): string {
  const target = relative(root, resolve(root, dirname(file), imported)).split(sep)
  const [top = '', next = ''] = target
  return top === 'server' ? next.replace(/\.ts$/, '') : top
}

const isRelative = (name: string) => name.startsWith('.')
const folderOf = (file: string) => file.split('/')[1] ?? ''

describe('imports in server/', () => {
  const files = sourcesIn('server')

  it('finds the sources', () => {
    expect(files).toContain('server/interview/state.ts')
    expect(files.length).toBeGreaterThan(60)
  })

  it.each(files)('%s imports only what its folder may know', (file) => {
    const own = folderOf(file)
    const allowed = own in filesMayImport ? filesMayImport[own] : mayImport[own]
    expect(allowed, `${own} has no line in the table of test/imports.test.ts`).toBeDefined()
    const parts = importsOf(textOf(file))
      .filter(isRelative)
      .map((name) => partOf(file, name))
    expect(parts.filter((part) => part !== own && !allowed?.includes(part))).toEqual([])
  })

  const pure = files.filter((file) => folderOf(file) in purePackages)
  it.each(pure)(
    '%s reaches for nothing outside: no package with I/O, no clock, no chance, no environment',
    (file) => {
      const text = textOf(file)
      const packages = importsOf(text).filter((name) => !isRelative(name))
      expect(
        packages.filter((name) => !purePackages[folderOf(file)]?.includes(name.split('/')[0] ?? '')),
      ).toEqual([])
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      const outside =
        /\b(?:Date\.now|new Date\(\)|Math\.random|performance\.|process\.|fetch\(|setTimeout|setInterval|crypto\.|localStorage)/
      expect(outside.exec(code)?.[0]).toBeUndefined()
    },
  )

  it.each(files.filter((file) => file !== 'server/config.ts'))('%s does not read the environment', (file) => {
    expect(textOf(file)).not.toMatch(/process\.env\b/)
  })

  it('points one way: no folder can be reached from itself', () => {
    const reach = (from: string, seen: readonly string[] = []): string[] =>
      (mayImport[from] ?? []).flatMap((next) =>
        seen.includes(next) ? [next] : [next, ...reach(next, [...seen, next])],
      )
    for (const folder of Object.keys(mayImport)) expect(reach(folder), folder).not.toContain(folder)
  })
})

describe('imports in web/', () => {
  it.each(sourcesIn('web'))('%s takes of the server only what is pure', (file) => {
    const parts = importsOf(textOf(file))
      .filter(isRelative)
      .filter((name) => relative(root, resolve(root, dirname(file), name)).startsWith('server'))
      .map((name) => partOf(file, name))
    expect(parts.filter((part) => !(part in purePackages))).toEqual([])
    expect(importsOf(textOf(file)).filter((name) => name.startsWith('node:'))).toEqual([])
  })
})
