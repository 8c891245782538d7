import { IconX } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button, IconButton } from '../../ui/Button.tsx'
import classes from './Toasts.module.css'

export interface Toast {
  text: string
  action?: { label: string; run: () => unknown }
}
type Shown = Toast & { key: number }

/** How long a toast stays unless the pointer or the focus is on it, in ms. */
const STAYS_MS = 8_000

/** Short messages at the edge of the page, the latest three. */
export function useToasts(): {
  toasts: readonly Shown[]
  tell: (toast: Toast) => void
  gone: (key: number) => void
} {
  const [toasts, setToasts] = useState<readonly Shown[]>([])
  const next = useRef(0)
  const tell = useCallback((toast: Toast) => {
    next.current += 1
    const shown = { ...toast, key: next.current }
    setToasts((all) => [...all.filter((it) => it.text !== toast.text), shown].slice(-3))
  }, [])
  const gone = useCallback((key: number) => setToasts((all) => all.filter((it) => it.key !== key)), [])
  return { toasts, tell, gone }
}

export function Toasts({ toasts, onGone }: { toasts: readonly Shown[]; onGone: (key: number) => void }) {
  return (
    <div className={classes.toasts} role="status" aria-label="Messages">
      {toasts.map((toast) => (
        <One key={toast.key} toast={toast} onGone={onGone} />
      ))}
    </div>
  )
}

function One({ toast, onGone }: { toast: Shown; onGone: (key: number) => void }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => onGone(toast.key), STAYS_MS)
    return () => clearTimeout(timer)
  }, [held, toast.key, onGone])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: stays while looked at; what can be done has buttons
    <div
      className={classes.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p>{toast.text}</p>
      {toast.action && (
        <Button
          look="default"
          size="small"
          onClick={() => {
            toast.action?.run()
            onGone(toast.key)
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label="Dismiss" onClick={() => onGone(toast.key)}>
        <IconX size={16} aria-hidden />
      </IconButton>
    </div>
  )
}
