import { useEffect, useState } from 'react'

/** Renders again at every turn of `everyMs` while `on`; what is shown is then at most that old. */
export function useTick(everyMs: number, on: boolean): void {
  const [, setTurn] = useState(0)
  useEffect(() => {
    if (!on) return
    const timer = setInterval(() => setTurn((turn) => turn + 1), everyMs)
    return () => clearInterval(timer)
  }, [everyMs, on])
}
