import type { Plugin } from 'vite'

/** The handwritten font for Chinese, Japanese and Korean: 13 MB in 209 files. The browser's own fonts write those. */
export const LEFT_OUT_FONT = 'Xiaolai'
const LIST_OF_LEFT_OUT = /(var [\w$]+=)\[(?:\{uri:[\w$]+,descriptors:\{unicodeRange:"[^"]*"\}\},?){150,}\]/
const NAMES_OF_LEFT_OUT = /var [\w$]+="\.\/fonts\/Xiaolai\/[^"]*";/g
const FALLBACK = /return ([\w$]+)\.push\(new URL\([\w$]+,[\w$]+\.ASSETS_FALLBACK_URL\)\),\1/

/**
 * Takes two things out of Excalidraw's code as it is built: the public font server that it falls back to, and the list
 * of a font that we leave out (43 KB of its gzipped chunk).
 */
export function leanExcalidraw(): Plugin {
  return {
    name: 'fortyfive:lean-excalidraw',
    transform: {
      filter: { id: /@excalidraw[\\/]excalidraw[\\/]dist[\\/]prod[\\/]chunk-/ },
      handler(code) {
        return code.includes(`./fonts/${LEFT_OUT_FONT}/`) ? { code: trimmed(code), map: null } : null
      },
    },
  }
}

/** The chunk without them. Throws where the pinned version looks otherwise than expected, so that an update is noticed. */
export function trimmed(code: string): string {
  if (!LIST_OF_LEFT_OUT.test(code) || !FALLBACK.test(code))
    throw new Error('lean-excalidraw: this version of Excalidraw lists its fonts in another way')
  return code.replace(LIST_OF_LEFT_OUT, '$1[]').replace(NAMES_OF_LEFT_OUT, '').replace(FALLBACK, 'return $1')
}
