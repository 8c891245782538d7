import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { migrationList, readMigrations } from './migrations.ts'

const filters = { externalTables: [], externalEnums: [] }
let loading: Promise<void> | null = null

/**
 * Loads the engine's WebAssembly, once. The package's own entry imports the .wasm file as a module, which Node does not
 * do without a flag; so it is compiled here and handed to the package's glue code.
 */
function loadWasm(): Promise<void> {
  loading ??= (async () => {
    const require = createRequire(import.meta.url)
    const folder = dirname(require.resolve('@prisma/schema-engine-wasm'))
    const bytes = await readFile(join(folder, 'schema_engine_bg.wasm'))
    const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...glue } })
    glue.__wbg_set_wasm(instance.exports)
    const start = instance.exports.__wbindgen_start
    if (typeof start !== 'function') throw new Error('The schema engine has no start function.')
    start()
  })()
  return loading
}

/**
 * Opens Prisma's schema engine on a database. It is the engine behind `prisma migrate`, as WebAssembly, so that no binary
 * has to be downloaded. Developers use it to write and to check migrations; the server does not need it.
 */
async function openEngine(url: string, datamodels?: [string, string][]): Promise<SchemaEngine> {
  await loadWasm()
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(partsOf(url)))
  return SchemaEngine.new({ datamodels }, () => {}, adapter)
}

/** What Prisma's engine says of a database's history of migrations: what is missing, failed or edited afterwards. */
export async function migrationHistory(url: string, folder: string) {
  const engine = await openEngine(url)
  try {
    const list = migrationList(folder, await readMigrations(folder))
    return await engine.diagnoseMigrationHistory({
      migrationsList: list,
      optInToShadowDatabase: false,
      filters,
    })
  } finally {
    engine.free()
  }
}

/**
 * The SQL that leads from a folder's migrations to a schema; empty when they say the same. Works in a second database that it
 * makes and drops on the server at `url`.
 */
export async function schemaDifference(url: string, folder: string, schemaFile: string): Promise<string> {
  const schema = { path: schemaFile, content: await readFile(schemaFile, 'utf8') }
  const engine = await openEngine(url, [[schema.path, schema.content]])
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationList(folder, await readMigrations(folder)) },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: null,
      filters,
    })
    return stdout?.includes('This is an empty migration') ? '' : (stdout ?? '')
  } finally {
    engine.free()
  }
}

/** In parts, because a `connectionString` would win over the name of the second database that the adapter asks for. */
function partsOf(url: string): pg.PoolConfig {
  const { hostname, port, username, password, pathname } = new URL(url)
  return {
    host: hostname,
    port: Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
    Client: CatalogClient,
    // The adapter drops the second database while its own idle connections are on it, which waits for them to go.
    idleTimeoutMillis: 1,
  }
}

/** The adapter cuts a script at every semicolon, also within a function or a comment (7.10). The server takes it whole. */
class WholeScripts extends PrismaPg {
  override async connect() {
    return whole(await super.connect())
  }
  override async connectToShadowDb() {
    return whole(await super.connectToShadowDb())
  }
}

function whole(adapter: Awaited<ReturnType<PrismaPg['connect']>>) {
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    const columnTypes = result.columnTypes.map((type, index) =>
      letterColumns.has(result.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type,
    )
    return { ...result, columnTypes }
  }
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script)
  }
  return adapter
}

const CHAR = 18
const TEXT = 25
/** Columns of the catalogue that hold one letter. */
const letterColumns = new Set<string>()

/**
 * Reading a schema asks PostgreSQL's catalogue for columns of its internal one-letter type "char", at which the adapter throws
 * (7.10). They are announced to it as text, which is how they arrive, and to the engine as what they are.
 */
class CatalogClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const connection: unknown = Reflect.get(this, 'connection')
    if (!(connection instanceof EventEmitter)) return
    connection.on('rowDescription', ({ fields }: { fields: { name: string; dataTypeID: number }[] }) => {
      for (const field of fields) {
        if (field.dataTypeID !== CHAR) continue
        letterColumns.add(field.name)
        field.dataTypeID = TEXT
      }
    })
  }
}
