// npm run bench:web: how much JavaScript the pages load, gzipped, held against what they may. A real server, a real Chromium
// with an empty cache: first the lobby, then from there the room of an interview with the scripted interviewer until one can
// draw. Prints a table and one line of JSON; exit code 1 when a page is over. Options: --browser=PATH, --port=47600.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright-core'
import { start } from '../main.ts'
import { type Script, watchScripts } from './bench/scripts.ts'

/** Most that may be loaded, in KB of 1000 bytes. */
const TARGETS = { lobby: 120, room: 450 } as const
const READY_MS = 60_000
/** Scripts below this are one line of the table together. */
const SMALL_BYTES = 1_000

// As in the end-to-end tests: no sandbox is to be had for root in a container, and no talk with the browser's maker.
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

interface Measured {
  page: keyof typeof TARGETS
  scripts: Script[]
  kb: number
  targetKb: number
}

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: '/usr/bin/chromium' },
    port: { type: 'string', default: '47600' },
  },
})

const measured = await withServer(measure)
for (const each of measured) printTable(each)
console.log(
  JSON.stringify({
    bench: 'web',
    pages: measured.map(({ page, scripts, kb, targetKb }) => ({
      page,
      scripts: scripts.length,
      kb,
      targetKb,
    })),
  }),
)
process.exit(measured.some(({ kb, targetKb }) => kb > targetKb) ? 1 : 0)

async function withServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'fortyfive-bench-web-'))
  try {
    const server = await start({
      PORT: values.port,
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      // The room is left while it is graded: what that stops is no news.
      LOG_LEVEL: 'fatal',
    })
    try {
      return await work(server.url)
    } finally {
      await server.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(url: string): Promise<Measured[]> {
  const browser = await chromium.launch({ executablePath: values.browser, args: FLAGS })
  try {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } })
    context.setDefaultTimeout(READY_MS)
    const watch = watchScripts(context)
    const page = await context.newPage()
    await openLobby(page)
    const lobby = await watch.settled()
    await openWhiteboard(page)
    const room = await watch.settled()
    return [measuredPage('lobby', lobby), measuredPage('room', room)]
  } finally {
    await browser.close()
  }
}

async function openLobby(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('radiogroup', { name: 'Questions' }).getByRole('radio').first().waitFor()
}

async function openWhiteboard(page: Page): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Questions' }).getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Start interview' }).click()
  await page.getByRole('button', { name: 'Start the interview' }).click()
  const board = page.getByRole('region', { name: 'Whiteboard' })
  await board.and(page.locator('[data-ready]')).waitFor()
}

function measuredPage(page: Measured['page'], scripts: Script[]): Measured {
  const bytes = scripts.reduce((sum, { gzipped }) => sum + gzipped, 0)
  return { page, scripts, kb: Math.round(bytes / 100) / 10, targetKb: TARGETS[page] }
}

function printTable({ page, scripts, kb, targetKb }: Measured): void {
  const line = (name: string, size: number) =>
    console.log(`  ${name.padEnd(44)}${size.toFixed(1).padStart(8)} KB`)
  const small = scripts.filter(({ gzipped }) => gzipped < SMALL_BYTES)
  console.log(page === 'lobby' ? 'First route, the lobby' : 'From the lobby into a room, until one can draw')
  for (const { path, gzipped } of scripts) if (gzipped >= SMALL_BYTES) line(path, gzipped / 1000)
  if (small.length > 0)
    line(`${small.length} smaller ones`, small.reduce((sum, { gzipped }) => sum + gzipped, 0) / 1000)
  line('all, gzipped', kb)
  console.log(`  ${kb <= targetKb ? 'within' : 'OVER'} the ${targetKb} KB that it may have\n`)
}
