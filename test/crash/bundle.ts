import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Puts `server/main.ts` and all it imports into one file, and answers its path. `whose` is the test's own name. Twenty starts out of some hundred sources,
 * compiled on the way, would take longer than everything else here; what runs is the same code.
 */
export async function bundleServer(whose: string): Promise<string> {
  // Beneath node_modules, where packages are found from; each test file has a folder of its own.
  const outDir = `${root}/node_modules/.cache/fortyfive-crash/${whose}`
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'files-stay-where-they-are',
        transform: (code, id) =>
          id.includes('node_modules')
            ? null
            : { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)), map: null },
      },
    ],
    ssr: { noExternal: ['mathjs'] },
    build: { ssr: 'server/main.ts', outDir, emptyOutDir: true, minify: false, target: 'node20' },
  })
  return `${outDir}/main.js`
}
