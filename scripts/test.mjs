// npm test: lint, types, and all tests of vitest; each of the first two counts as a test. Ends with one line of sums and the
// exit code that it deserves. `npm test -- test/log` runs the tests of one folder only.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './lib/browser.mjs'
import { capture, checkNode, ensureClient, ensureDependencies, ensureWeb, root } from './lib/prepare.mjs'

checkNode()
process.chdir(root)
await ensureDependencies({ dev: true })
await ensureClient()

const filters = process.argv.slice(2)
const failures = []
let passed = 0

async function check(name, ...args) {
  const { code, output } = await capture(process.execPath, args)
  if (code === 0) {
    passed += 1
    console.log(`✓ ${name}`)
  } else {
    failures.push(name)
    console.log(`${output.trimEnd()}\n✗ ${name}`)
  }
}

async function checkSources() {
  if (filters.length > 0) return
  await check('lint', 'node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.')
  await check('types', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', '.')
}

const browser = await findBrowser()
const projects = 'path' in browser ? [] : ['--project', 'code', '--project', 'pure']
// The pages are tested as they are served; building them leaves a processor free.
const needsWeb =
  'path' in browser && (filters.length === 0 || filters.some((filter) => /e2e|crash/.test(filter)))
await Promise.all([checkSources(), needsWeb ? ensureWeb() : undefined])
if ('missing' in browser) failures.push(`end-to-end tests: ${browser.missing}`)

const folder = mkdtempSync(join(tmpdir(), 'fortyfive-results-'))
const results = join(folder, 'results.json')
const exitCode = await vitest()
count(exitCode)
rmSync(folder, { recursive: true, force: true })

for (const failure of failures) console.log(`✗ ${failure}`)
console.log(`${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length > 0 ? 1 : 0

function vitest() {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...projects, ...filters]
  const env = { ...process.env, ...('path' in browser ? { CHROME_PATH: browser.path } : {}) }
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit', env })
    child.on('close', (code, signal) => done(code ?? signal))
  })
}

function count(code) {
  const before = failures.length
  try {
    const { numPassedTests, testResults } = JSON.parse(readFileSync(results, 'utf8'))
    passed += numPassedTests
    for (const file of testResults) {
      const bad = file.assertionResults.filter(({ status }) => status === 'failed')
      for (const test of bad) failures.push(test.fullName)
      // A file that could not even be loaded has no tests to fail.
      if (file.status === 'failed' && bad.length === 0) failures.push(file.name)
    }
  } catch {
    failures.push('vitest left no results')
  }
  // An error outside of any test, or a global set-up that failed.
  if (code !== 0 && failures.length === before) failures.push(`vitest ended with ${code}`)
}
