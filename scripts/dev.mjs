// npm run dev: the server, started anew when its sources change, and Vite's own server for the web, on port 5173.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { checkNode, ensureClient, ensureDependencies, root } from './lib/prepare.mjs'

checkNode()
process.chdir(root)
await ensureDependencies({ dev: true })
await ensureClient()

const program = (...parts) => join(root, 'node_modules', ...parts)
const children = [
  [program('tsx', 'dist', 'cli.mjs'), 'watch', '--clear-screen=false', 'scripts/start.mjs', '--no-web'],
  [program('vite', 'bin', 'vite.js')],
].map((args) =>
  spawn(process.execPath, args, { stdio: 'inherit', env: { QUESTIONS_WATCH: 'true', ...process.env } }),
)

// Ctrl-C reaches the children by itself; when one of them ends, the other has no purpose.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {
  for (const child of children) child.kill('SIGTERM')
})
for (const child of children)
  child.on('exit', (code) => {
    for (const other of children) other.kill('SIGTERM')
    process.exitCode ??= code ?? 0
  })
