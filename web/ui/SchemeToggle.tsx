import { IconMoon, IconSun } from '@tabler/icons-react'
import { IconButton } from './Button.tsx'
import { useScheme } from './scheme.ts'

/** Switches between dark and light. Until somebody does, the system's choice stands. */
export function SchemeToggle() {
  const { scheme, choose } = useScheme()
  const other = scheme === 'dark' ? 'light' : 'dark'
  return (
    <IconButton label={`Switch to ${other} colours`} onClick={() => choose(other)}>
      {scheme === 'dark' ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
    </IconButton>
  )
}
