import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { LEFT_OUT_FONT, leanExcalidraw } from './web/room/whiteboard/lean-excalidraw.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const fonts = at('node_modules/@excalidraw/excalidraw/dist/prod/fonts')

/**
 * Serves Excalidraw's fonts from our own origin, under `/excalidraw/fonts/`, in the build and under `vite`. Without it the
 * whiteboard would fetch them from a public CDN. `web/ui/excalidraw.ts` tells Excalidraw the address.
 */
function excalidrawFonts(): Plugin {
  return {
    name: 'excalidraw-fonts',
    configureServer(server) {
      server.middlewares.use('/excalidraw/fonts', (request, response, next) => {
        const file = filesBelow(fonts).find((it) => `/${it}` === request.url)
        if (!file) return next()
        response.setHeader('content-type', 'font/woff2')
        response.end(readFileSync(join(fonts, file)))
      })
    },
    generateBundle() {
      for (const file of filesBelow(fonts))
        this.emitFile({
          type: 'asset',
          fileName: `excalidraw/fonts/${file}`,
          source: readFileSync(join(fonts, file)),
        })
    },
  }
}

/**
 * Leaves zod's writer of JSON Schema out of the browser's code (5 KB gzipped of every page): schemas are written at the
 * server, pages only parse. Whatever calls it in a page throws.
 */
function zodWithoutJsonSchema(): Plugin {
  const written = /\/zod\/v4\/core\/(?:to-json-schema|json-schema-processors)\.js$/
  return {
    name: 'zod-without-json-schema',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!written.test(id)) return null
      const names = [...code.matchAll(/^export (?:const|function|class) (\w+)/gm)].map((match) => match[1])
      const stub = "const absent = () => () => { throw new Error('pages write no JSON Schema') }"
      return { code: [stub, ...names.map((name) => `export const ${name} = absent`)].join('\n'), map: null }
    },
  }
}

/** Writes each text file of the build compressed beside it; the server sends what the browser takes. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      for (const file of Object.keys(bundle)) {
        if (!dir || !/\.(?:js|css|html|svg|json)$/.test(file)) continue
        const source = readFileSync(join(dir, file))
        // 9 of 11: the last two take ten times as long for two percent.
        const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 }
        writeFileSync(join(dir, `${file}.br`), brotliCompressSync(source, { params: quality }))
        writeFileSync(join(dir, `${file}.gz`), gzipSync(source, { level: 9 }))
      }
    },
  }
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith(`${LEFT_OUT_FONT}/`))

export default defineConfig({
  root: at('web'),
  plugins: [react(), zodWithoutJsonSchema(), excalidrawFonts(), leanExcalidraw(), precompressed()],
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    // The whiteboard's chunk is large by nature and loads on its own; `npm run bench:web` holds the sizes that matter.
    chunkSizeWarningLimit: 2_000,
  },
  server: {
    // `npm start` listens on 4545; `vite` passes the API and its sockets on to it.
    proxy: { '/api': { target: 'http://localhost:4545', ws: true } },
  },
})
