// What has to be there before the server or the tests run: dependencies, the Prisma client, the built web. Each is made only
// when what it is made of has changed. Nothing is imported here but Node itself, since the dependencies may be missing.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const at = (...parts) => join(root, ...parts)

/** Ends the process with one line when Node is too old for the dependencies. */
export function checkNode() {
  const least = [20, 19]
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > least[0] || (major === least[0] && minor >= least[1])) return
  console.error(`fortyfive needs Node ${least.join('.')} or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

/**
 * Installs the dependencies unless all are there, in the versions of package-lock.json. npm notes what it installed in
 * node_modules/.package-lock.json, as its last act: an install that was cut off is done again.
 * @param {{ dev: boolean }} which whether those for tests are needed too
 */
export async function ensureDependencies({ dev }) {
  const lacking = lackingPackage(dev)
  if (lacking === null) return
  console.log(`Installing dependencies (${lacking}) …`)
  // Install scripts are not needed (they download binaries that are not used, or make links that the server makes itself),
  // and newer versions of npm block them.
  const omit = dev ? [] : ['--omit=dev']
  await run(
    'npm ci',
    ...npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...omit]),
  )
}

function lackingPackage(dev) {
  const wanted = packagesOf(at('package-lock.json'))
  const there = packagesOf(at('node_modules', '.package-lock.json'))
  if (wanted === null)
    throw new Error('package-lock.json is missing or damaged; get it back from the repository.')
  if (there === null) return 'none are there yet'
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue
    const found = there[path]
    if (found) {
      if (found.version !== entry.version)
        return `${path.replace(/^.*node_modules\//, '')} has another version`
    } else if (!entry.optional && !entry.devOptional && (dev || !entry.dev))
      return `${path.replace(/^.*node_modules\//, '')} is missing`
  }
  return null
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null
  } catch {
    return null
  }
}

/** The npm that runs us, or the one on the path. */
function npm(args) {
  const cli = process.env.npm_execpath
  return cli?.endsWith('.js') ? [process.execPath, [cli, ...args]] : ['npm', args]
}

/** Generates the Prisma client unless schema and Prisma are what they were. */
export async function ensureClient() {
  const stamp = stampOf('client', [
    'prisma/schema.prisma',
    'prisma.config.ts',
    'node_modules/prisma/package.json',
  ])
  if (stamp.current && existsSync(at('generated', 'prisma', 'client.ts'))) return
  console.log('Generating the database client …')
  await run(
    'prisma generate',
    process.execPath,
    [at('node_modules', 'prisma', 'build', 'index.js'), 'generate'],
    {
      // Generating needs no engine, but Prisma downloads one unless it is shown a program; any will do.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  )
  stamp.keep()
}

/** Builds the web into dist/web unless its sources are what they were. */
export async function ensureWeb() {
  const sources = [
    'web',
    'server/interview',
    'server/grading',
    'vite.config.ts',
    'tsconfig.json',
    'package-lock.json',
  ]
  const stamp = stampOf('web', sources)
  if (stamp.current && existsSync(at('dist', 'web', 'index.html'))) return
  console.log('Building the web …')
  const vite = at('node_modules', 'vite', 'bin', 'vite.js')
  await run('vite build', process.execPath, [vite, 'build', '--logLevel', 'warn'])
  stamp.keep()
}

/** A stamp is the hash of what something was made of, kept beside the dependencies: both go together. */
function stampOf(name, sources) {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesBelow(at(source))))
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  const value = hash.digest('hex')
  const folder = at('node_modules', '.fortyfive')
  const file = join(folder, name)
  return {
    current: existsSync(file) && readFileSync(file, 'utf8') === value,
    keep: () => {
      mkdirSync(folder, { recursive: true })
      writeFileSync(file, value)
    },
  }
}

function filesBelow(path) {
  if (!existsSync(path)) return []
  const entries = tryList(path)
  if (entries === null) return [path]
  return entries.sort().flatMap((name) => filesBelow(join(path, name)))
}

function tryList(path) {
  try {
    return readdirSync(path)
  } catch {
    return null
  }
}

/** Runs a program to its end; what it says is shown only when it fails. */
async function run(what, program, args, env = {}) {
  const { code, output } = await capture(program, args, env)
  if (code === 0) return
  console.error(output.trimEnd())
  console.error(`${what} failed (${code}); the lines above are its own.`)
  process.exit(1)
}

/** @returns {Promise<{ code: number | string, output: string }>} */
export function capture(program, args, env = {}, { show = false } = {}) {
  return new Promise((done) => {
    let output = ''
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && program === 'npm',
    })
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])
      from.on('data', (chunk) => {
        output += chunk
        if (show) to.write(chunk)
      })
    child.on('error', (error) => done({ code: error.message, output }))
    child.on('close', (code, signal) => done({ code: code ?? signal ?? 1, output }))
  })
}
