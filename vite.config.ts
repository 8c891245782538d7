import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
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

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith(`${LEFT_OUT_FONT}/`))

export default defineConfig({
  root: at('web'),
  plugins: [react(), excalidrawFonts(), leanExcalidraw()],
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
