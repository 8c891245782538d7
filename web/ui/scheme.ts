import { useSyncExternalStore } from 'react'

/** Dark or light. */
export type Scheme = 'dark' | 'light'

/** Where a choice is kept; `public/scheme.js` reads it before the first paint. */
const KEY = 'fortyfive-scheme'
const ATTRIBUTE = 'data-mantine-color-scheme'
const system = '(prefers-color-scheme: dark)'
const root = () => document.documentElement

function kept(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

const listeners = new Set<() => void>()

function show(scheme: Scheme): void {
  root().setAttribute(ATTRIBUTE, scheme)
  for (const listener of listeners) listener()
}

function choose(scheme: Scheme): void {
  try {
    localStorage.setItem(KEY, scheme)
  } catch {
    // Storage may be forbidden; the choice then holds until the page is left.
  }
  show(scheme)
}

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(system)
  const follow = () => {
    if (!kept()) show(media.matches ? 'dark' : 'light')
  }
  listeners.add(listener)
  media.addEventListener('change', follow)
  // The system may have changed after the first paint and before anybody listened.
  if (!kept() && media.matches !== (current() === 'dark')) follow()
  return () => {
    listeners.delete(listener)
    media.removeEventListener('change', follow)
  }
}

const current = (): Scheme => (root().getAttribute(ATTRIBUTE) === 'dark' ? 'dark' : 'light')

/** The scheme that is on (the system's until somebody chose) and the way to choose. */
export const useScheme = (): { scheme: Scheme; choose: (scheme: Scheme) => void } => ({
  scheme: useSyncExternalStore(subscribe, current),
  choose,
})
