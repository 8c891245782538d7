import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '../../generated/prisma/client.ts'

/** The database as the server uses it. */
export interface Database {
  prisma: PrismaClient
  /** Connections that Prisma uses too, for reading the log. */
  reader: pg.Pool
  /** The log's own connection. */
  writer: pg.Pool
  /** Whether it answers, within 2 s. */
  answers(): Promise<boolean>
  /** Ends all connections. May be called twice. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Connections for everything but appending. */
  most?: number
  /** Hears of idle connections that broke; the next query makes a new one. */
  onBroken?: (error: Error) => void
}

/** Longest that a statement may take, in ms; on the server, and a little later on our side for a server that is silent. */
const STATEMENT_MS = 10_000

/** Opens one Prisma client and one pool beneath it. Connects when it is first asked. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const { most = 10, onBroken = () => {} } = options
  const common = {
    connectionString: url,
    connectionTimeoutMillis: 3_000,
    keepAlive: true,
    statement_timeout: STATEMENT_MS,
    query_timeout: STATEMENT_MS + 2_000,
  }
  const reader = new pg.Pool({ ...common, max: most, application_name: 'fortyfive' })
  const writer = new pg.Pool({ ...common, max: 1, idleTimeoutMillis: 0, application_name: 'fortyfive log' })
  for (const pool of [reader, writer]) pool.on('error', onBroken)
  const prisma = new PrismaClient({ adapter: new PrismaPg(reader, { onPoolError: onBroken }) })
  let closing: Promise<void> | null = null
  return {
    prisma,
    reader,
    writer,
    answers: async () => {
      const query = { text: 'SELECT 1', query_timeout: 2_000 }
      return reader.query(query).then(
        () => true,
        () => false,
      )
    },
    close: () => {
      closing ??= (async () => {
        await prisma.$disconnect()
        await Promise.all([reader.end(), writer.end()])
      })()
      return closing
    },
  }
}
