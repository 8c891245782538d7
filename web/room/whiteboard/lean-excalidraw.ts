import type { Plugin } from 'vite'

/** The handwritten font for Chinese, Japanese and Korean: 13 MB in 209 files. The browser's own fonts write those. */
export const LEFT_OUT_FONT = 'Xiaolai'
const LIST_OF_LEFT_OUT = /(var [\w$]+=)\[(?:\{uri:[\w$]+,descriptors:\{unicodeRange:"[^"]*"\}\},?){150,}\]/
const NAMES_OF_LEFT_OUT = /var [\w$]+="\.\/fonts\/Xiaolai\/[^"]*";/g
const FALLBACK = /return ([\w$]+)\.push\(new URL\([\w$]+,[\w$]+\.ASSETS_FALLBACK_URL\)\),\1/

/** Packs a drawing into a picture of it and back. Pictures are off on this whiteboard, so the 14 KB stay out. */
const LEFT_OUT_PACKER = 'pako'
const STAND_IN = '\0fortyfive:pako'

/**
 * Takes three things out of Excalidraw's code as it is built: the public font server that it falls back to, the list of a
 * font that we leave out (43 KB of its gzipped chunk), and the packer for drawings inside pictures.
 */
export function leanExcalidraw(): Plugin {
  return {
    name: 'fortyfive:lean-excalidraw',
    enforce: 'pre',
    apply: 'build',
    resolveId: {
      filter: { id: /^pako$/ },
      handler: (id) => (id === LEFT_OUT_PACKER ? STAND_IN : null),
    },
    load: {
      filter: { id: /^\0fortyfive:pako$/ },
      // Excalidraw catches what these throw: a picture dropped on the whiteboard is then just no drawing.
      handler: () =>
        'const off = () => { throw new Error("Pictures hold no drawing here") }; export { off as deflate, off as inflate }',
    },
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
