// npm start: gets everything ready and runs the server in this very process, so that Ctrl-C and signals reach it.
// --no-web leaves out the build of the web (npm run dev serves it from its sources).
// --built leaves out all of it (after npm run build, as in the image).
import { checkNode, ensureClient, ensureDependencies, ensureWeb, root } from './lib/prepare.mjs'

const flags = process.argv.slice(2)

checkNode()
process.chdir(root)
if (!flags.includes('--built')) {
  await ensureDependencies({ dev: false })
  await ensureClient()
  if (!flags.includes('--no-web')) await ensureWeb()
}

const { register } = await import('tsx/esm/api')
register()
const { main } = await import('../server/main.ts')
await main(process.env)
