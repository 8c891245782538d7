import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { z } from 'zod'
import { type Migration, migrationsFolder, readMigrations } from './migrations.ts'

/** Any number will do, as long as every node takes the same one. */
const LOCK = 4_545_001

/**
 * Brings a database to the schema of this release and returns the names of the migrations that it lacked. Nodes that start
 * together take turns. Throws when the database is newer than this release, or when somebody's `prisma migrate` left a
 * migration half done.
 *
 * It keeps Prisma's own table of migrations, so that `prisma migrate deploy` may be used instead. Prisma's engine is not
 * asked to apply them: it notes a migration as begun, runs it and notes it as done, and a `kill -9` in between needs a person
 * to repair. Here all three are one transaction.
 */
export async function migrate(url: string, folder = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    // The usual start: nothing is missing, and one query shows it.
    if ((await missing(client, migrations)).length === 0) return []
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    const lacking = await missing(client, migrations)
    for (const migration of lacking) await apply(client, migration)
    return lacking.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

const rows = z.array(z.object({ name: z.string(), finished: z.boolean() }))

async function missing(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const applied = new Set<string>()
  for (const { name, finished } of await appliedRows(client)) {
    if (!finished)
      throw new Error(`The migration ${name} was left half done; see its row in _prisma_migrations.`)
    applied.add(name)
  }
  const newer = [...applied].filter((name) => !migrations.some((migration) => migration.name === name))
  if (newer.length > 0)
    throw new Error(`The database is newer than this release: it has the migration ${newer.join(', ')}.`)
  return migrations.filter(({ name }) => !applied.has(name))
}

async function appliedRows(client: pg.Client): Promise<z.infer<typeof rows>> {
  const table = await client.query(
    `SELECT FROM pg_tables WHERE schemaname = current_schema AND tablename = '_prisma_migrations'`,
  )
  if (table.rows.length === 0) return []
  const result = await client.query(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  )
  return rows.parse(result.rows)
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(PRISMAS_TABLE)
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw new Error(`The migration ${name} failed, and nothing of it was applied: ${String(error)}`, {
      cause: error,
    })
  }
}

/** As Prisma's engine creates it. */
const PRISMAS_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`
