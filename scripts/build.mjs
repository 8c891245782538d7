// npm run build: everything that `npm start` would make, for images and for servers that start without writing anything
// (`node scripts/start.mjs --built`).
import { checkNode, ensureClient, ensureDependencies, ensureWeb, root } from './lib/prepare.mjs'

checkNode()
process.chdir(root)
await ensureDependencies({ dev: false })
await ensureClient()
await ensureWeb()

const { register } = await import('tsx/esm/api')
register()
const { findBinaries } = await import('../server/database/binaries.ts')
await findBinaries().catch((error) => console.warn(error.message))

// Parses the bank once, so that the first start finds it parsed.
const { shippedBank } = await import('../server/cli/shipped-bank.ts')
await shippedBank()
