import { useCallback, useState } from 'react'

/** Text that is kept in this browser, so that a reload loses nothing that was typed. '' takes it away. */
export function useKept(key: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => read(key))
  const set = useCallback(
    (next: string) => {
      setText(next)
      write(key, next)
    },
    [key],
  )
  return [text, set]
}

function read(key: string): string {
  try {
    return localStorage.getItem(`fortyfive:${key}`) ?? ''
  } catch {
    return ''
  }
}

function write(key: string, text: string): void {
  try {
    if (text) localStorage.setItem(`fortyfive:${key}`, text)
    else localStorage.removeItem(`fortyfive:${key}`)
  } catch {
    // Storage may be forbidden or full; the text then lives as long as the page.
  }
}
