import { useSyncExternalStore } from 'react'

/** Below this width the parts of the room stand in tabs instead of side by side; the style sheets say 899px too. */
const query = '(max-width: 899px)'

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
