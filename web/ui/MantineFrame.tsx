import './mantine.ts'
import './mantine.css'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { useScheme } from './scheme.ts'
import { theme } from './theme.ts'

/**
 * Makes Mantine's components usable below it. The lobby does without (its first visit stays light); the room and the
 * report, which need menus, tabs and tooltips, stand inside.
 */
export function MantineFrame({ children }: { children: ReactNode }) {
  const { scheme } = useScheme()
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      {children}
    </MantineProvider>
  )
}
