import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { trimmed } from '../../../../web/room/whiteboard/lean-excalidraw.ts'

// By path: under vitest the package's name leads to its development build.
const folder = fileURLToPath(
  new URL('../../../../node_modules/@excalidraw/excalidraw/dist/prod', import.meta.url),
)
const chunk = readdirSync(folder)
  .filter((name) => name.startsWith('chunk-'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .find((code) => code.includes('./fonts/Xiaolai/'))

it('takes the public font server and the left-out font out of the version that is installed', () => {
  const lean = trimmed(chunk ?? '')
  expect(lean).not.toContain('./fonts/Xiaolai/')
  expect(lean).not.toMatch(/\.push\(new URL\(\w+,\w+\.ASSETS_FALLBACK_URL\)\)/)
  expect(lean).toContain('./fonts/Excalifont/')
})

it('stops the build when a version lists its fonts in another way', () => {
  expect(() => trimmed('var a=["./fonts/Xiaolai/1.woff2"]')).toThrow('lists its fonts in another way')
})
