import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { type Running, start } from '../../server/main.ts'
import { freshDatabaseUrl } from '../helpers/database.ts'

/** A person with a browser of their own: cookies, storage and window. */
export interface Visitor {
  page: Page
  context: BrowserContext
  /** Every frame that the server sent this person over a socket, and every answer to a request. */
  received: string[]
  /** Errors of the page: none are wanted. */
  errors: string[]
}

/** A whole server on a database of its own, and a Chromium. */
export interface Stage {
  url: string
  visitor(size?: { width: number; height: number }): Promise<Visitor>
  close(): Promise<void>
}

// Without these a headless Chromium talks to its maker's servers; a sandbox is not to be had for root in a container.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Opens the stage. `CHROME_PATH` names the browser; `npm test` sets it. `more` is for the server's environment. */
export async function openStage(more: Record<string, string> = {}): Promise<Stage> {
  const port = await freePort()
  const dataDir = await mkdtemp(join(tmpdir(), 'fortyfive-e2e-'))
  const server: Running = await start({
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DATABASE_URL: await freshDatabaseUrl(),
    LOG_LEVEL: 'error',
    ...more,
  })
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: FLAGS,
  })
  return {
    url: server.url,
    visitor: (size = { width: 1440, height: 900 }) => visit(browser, server.url, size),
    async close() {
      await browser.close()
      await server.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function visit(
  browser: Browser,
  url: string,
  size: { width: number; height: number },
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: url, viewport: size, acceptDownloads: true })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const received: string[] = []
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    // Chromium logs each answer that is no success; that one came is judged where it is asked for.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text())
  })
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => received.push(payload.toString())),
  )
  page.on('response', (response) => {
    if (!response.url().includes('/api/')) return
    response.text().then(
      (text) => received.push(text),
      () => {},
    )
  })
  return { page, context, received, errors }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
