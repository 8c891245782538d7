import { gzipSync } from 'node:zlib'
import type { BrowserContext, Response } from 'playwright-core'

/** JavaScript that a browser asked for. */
export interface Script {
  /** Path at the server; the hash of the build is part of it. */
  path: string
  /** Bytes after gzip at level 9. */
  gzipped: number
}

/** Watches every request of a browser, those of its workers too. */
export interface ScriptWatch {
  /** All scripts so far, the largest first, once nothing more was asked for during half a second. */
  settled(): Promise<Script[]>
}

const QUIET_MS = 500

/** Begins to watch. What is asked for twice counts once: the second time it comes from the browser's cache. */
export function watchScripts(context: BrowserContext): ScriptWatch {
  const bodies = new Map<string, Promise<Script>>()
  let last = performance.now()
  context.on('request', () => {
    last = performance.now()
  })
  context.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (!/\.m?js$/.test(pathname) || bodies.has(pathname)) return
    const script = read(response, pathname)
    // Awaited below; a failure is told there.
    script.catch(() => {})
    bodies.set(pathname, script)
  })
  return {
    async settled() {
      while (performance.now() - last < QUIET_MS) await new Promise((done) => setTimeout(done, QUIET_MS / 5))
      const scripts = await Promise.all(bodies.values())
      return scripts.toSorted((a, b) => b.gzipped - a.gzipped)
    },
  }
}

async function read(response: Response, path: string): Promise<Script> {
  if (!response.ok()) throw new Error(`${path} was answered with ${response.status()}.`)
  return { path, gzipped: gzipSync(await response.body(), { level: 9 }).length }
}
