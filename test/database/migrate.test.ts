import { randomUUID } from 'node:crypto'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrationHistory, schemaDifference } from '../../server/database/engine.ts'
import { migrate } from '../../server/database/migrate.ts'
import { migrationsFolder, readMigrations } from '../../server/database/migrations.ts'
import { type FreshDatabase, freshDatabase } from '../helpers/database.ts'

const schema = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url))

describe('migrations', () => {
  let database: FreshDatabase
  let folder: string
  let names: string[]
  beforeAll(async () => {
    database = await freshDatabase()
    folder = await mkdtemp(join(tmpdir(), 'fortyfive-migrations-'))
    names = (await readMigrations(migrationsFolder)).map(({ name }) => name)
  })
  afterAll(async () => {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  })

  const emptyDatabase = async () => {
    const name = `empty_${randomUUID().replaceAll('-', '')}`
    await database.reader.query(`CREATE DATABASE ${name}`)
    return new URL(`/${name}`, database.url).href
  }
  /** This product's migrations and one more. */
  const andOneMore = async (sql: string) => {
    const copy = join(folder, randomUUID())
    await cp(migrationsFolder, copy, { recursive: true })
    await mkdir(join(copy, '99990101000000_one_more'))
    await writeFile(join(copy, '99990101000000_one_more', 'migration.sql'), sql)
    return copy
  }

  it('lead to what the schema says', async () => {
    expect(await schemaDifference(database.url, migrationsFolder, schema)).toBe('')
  })

  it('show where the schema says more', async () => {
    const sql = await schemaDifference(database.url, await andOneMore('DROP TABLE report;'), schema)
    expect(sql).toContain('CREATE TABLE "report"')
  })

  it('are applied to an empty database, in their order, once', async () => {
    const url = await emptyDatabase()
    expect(await migrate(url)).toEqual(names)
    expect(await migrate(url)).toEqual([])
  })

  it("are noted as Prisma's own engine would note them", async () => {
    expect(await migrationHistory(database.url, migrationsFolder)).toMatchObject({
      hasMigrationsTable: true,
      history: null,
      editedMigrationNames: [],
      failedMigrationNames: [],
    })
  })

  it('are applied once by nodes that start together', async () => {
    const url = await emptyDatabase()
    const applied = await Promise.all([migrate(url), migrate(url), migrate(url)])
    expect(applied.flat().sort()).toEqual([...names].sort())
  })

  it('leave nothing of one that fails, and can be tried again', async () => {
    const url = await emptyDatabase()
    const broken = await andOneMore('CREATE TABLE half (id int); SELECT no_such_function();')
    for (let attempt = 0; attempt < 2; attempt++)
      await expect(migrate(url, broken)).rejects.toThrow(/99990101000000_one_more failed, and nothing of it/)
    const whole = await andOneMore('CREATE TABLE half (id int);')
    expect(await migrate(url, whole)).toEqual(['99990101000000_one_more'])
  })

  it('refuse a database that a newer release has migrated', async () => {
    const url = await emptyDatabase()
    await migrate(url, await andOneMore('CREATE TABLE later (id int);'))
    await expect(migrate(url)).rejects.toThrow(
      'newer than this release: it has the migration 99990101000000_one_more',
    )
  })
})
