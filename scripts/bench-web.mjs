// npm run bench:web: builds the web as it is served, finds a Chromium and measures what the pages load.
import { findBrowser } from './lib/browser.mjs'
import { capture, checkNode, ensureClient, ensureDependencies, ensureWeb, root } from './lib/prepare.mjs'

checkNode()
process.chdir(root)
await ensureDependencies({ dev: true })
await ensureClient()
await ensureWeb()
const browser = await findBrowser()
if ('missing' in browser) {
  console.error(browser.missing)
  process.exit(1)
}
const args = [
  '--import',
  'tsx',
  'server/cli/bench-web.ts',
  `--browser=${browser.path}`,
  ...process.argv.slice(2),
]
const { code } = await capture(process.execPath, args, {}, { show: true })
process.exitCode = typeof code === 'number' ? code : 1
