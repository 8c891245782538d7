import { type ReactNode, useEffect } from 'react'
import classes from './Page.module.css'
import { TopBar } from './TopBar.tsx'

/** Sets the tab's title while mounted. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · fortyfive` : 'fortyfive'
  }, [title])
}

/** An ordinary page: bar, way past the bar, main landmark. `title` is the tab's; the page brings its own h1. */
export function Page({
  title,
  wide = false,
  children,
}: {
  title: string
  wide?: boolean
  children: ReactNode
}) {
  useTitle(title)
  return (
    <>
      <a href="#main" className={classes.skip}>
        Skip to content
      </a>
      <TopBar />
      <main id="main" tabIndex={-1} className={wide ? `${classes.main} ${classes.wide}` : classes.main}>
        {children}
      </main>
    </>
  )
}
