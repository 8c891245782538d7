// npm run db:migration -- NAME: writes the SQL that leads from the migrations so far to prisma/schema.prisma.
// Needs no database: it starts an embedded PostgreSQL in a temporary folder and ends it.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../server/database/embedded.ts'
import { schemaDifference } from '../server/database/engine.ts'
import { migrationsFolder } from '../server/database/migrations.ts'

const name = process.argv[2]
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error(
    'Give the migration a name of lower-case words joined by underscores: npm run db:migration -- NAME',
  )
  process.exit(2)
}
const dataDir = await mkdtemp(join(tmpdir(), 'fortyfive-migration-'))
const database = await startEmbedded({ dataDir })
try {
  const sql = await schemaDifference(database.url, migrationsFolder, 'prisma/schema.prisma')
  if (sql === '') {
    console.log('The migrations and prisma/schema.prisma say the same; there is nothing to write.')
  } else {
    const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const folder = join(migrationsFolder, `${time}_${name}`)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'migration.sql'), sql)
    console.log(`Wrote ${folder}/migration.sql. Read it before you commit it.`)
  }
} finally {
  await database.stop()
  await rm(dataDir, { recursive: true, force: true })
}
