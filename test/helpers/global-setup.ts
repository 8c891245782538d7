import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type EmbeddedDatabase, startEmbedded } from '../../server/database/embedded.ts'
import { migrate } from '../../server/database/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Each POST to this address makes a database and answers its URL. */
    databases: string
  }
}

/**
 * One PostgreSQL for all test files, started when the first of them asks. Each request gets a database of its own, cloned from
 * one that was migrated once: some milliseconds instead of a migration.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<Source> | null = null
  let last: Promise<unknown> = Promise.resolve()
  const server = createServer((_request, response) => {
    starting ??= open()
    // One after the other: PostgreSQL does not clone a database twice at once.
    last = last
      .catch(() => {})
      .then(() => starting)
      .then((source) => source?.clone())
    last.then(
      (url) => response.end(String(url)),
      (error) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = addressOf(server.address())
  project.provide('databases', `http://127.0.0.1:${port}/`)
  return async () => {
    await new Promise((closed) => {
      server.close(closed)
      server.closeAllConnections()
    })
    // A start that failed was told to the tests that asked for it.
    const source = await starting?.catch(() => null)
    await source?.stop()
  }
}

interface Source {
  clone(): Promise<string>
  stop(): Promise<void>
}

async function open(): Promise<Source> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fortyfive-test-'))
  const embedded: EmbeddedDatabase = await startEmbedded({ dataDir })
  await migrate(embedded.url)
  const url = new URL(embedded.url)
  const template = url.pathname.slice(1)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  return {
    clone: async () => {
      const name = `test_${randomUUID().replaceAll('-', '')}`
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
      return new URL(`/${name}`, url).href
    },
    stop: async () => {
      await client.end()
      await embedded.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address
}
