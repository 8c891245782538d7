// Starts the embedded database in the folder given, writes a row, says so, and waits to be killed.
import pg from 'pg'
import { startEmbedded } from '../../server/database/embedded.ts'

const database = await startEmbedded({ dataDir: process.argv[2] ?? '' })
const client = new pg.Client({ connectionString: database.url })
client.on('error', () => {})
await client.connect()
await client.query(`CREATE TABLE kept AS SELECT 'committed before the kill' AS text`)
process.stdout.write(`ready ${database.pid()}\n`)
setInterval(() => {}, 60_000)
