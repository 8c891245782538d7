declare global {
  interface Window {
    EXCALIDRAW_ASSET_PATH?: string | string[]
  }
}

/**
 * Loads what is listed in `excalidrawParts.ts`, told to take its fonts from our own origin. Large: call it only where a
 * whiteboard is shown.
 */
export async function loadExcalidraw() {
  window.EXCALIDRAW_ASSET_PATH = '/excalidraw/'
  return import('./excalidrawParts.ts')
}
