import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { NameButton } from './NameButton.tsx'
import { SchemeToggle } from './SchemeToggle.tsx'
import classes from './TopBar.module.css'
import { Wordmark } from './Wordmark.tsx'

const pages = [
  { to: '/', title: 'Practise' },
  { to: '/bank', title: 'Bank' },
  { to: '/history', title: 'History' },
]

/** Pages of the bank are below it, but for the two that stand beside it. */
const isAt = (location: string, to: string): boolean =>
  location === to ||
  (to === '/bank' && (location.startsWith('/bank/') || location === '/study-path' || location === '/write'))

/** The bar over every page. `children` take the place of the navigation, as in a room. */
export function TopBar({ children }: { children?: ReactNode }) {
  const [location] = useLocation()
  return (
    <header className={classes.bar} data-room={children ? true : undefined}>
      <Link href="/" className={classes.home} aria-label="fortyfive, to the start page">
        <Wordmark />
      </Link>
      {children ?? (
        <nav className={classes.pages} aria-label="Pages">
          {pages.map((page) => (
            <Link
              key={page.to}
              href={page.to}
              className={classes.page}
              aria-current={isAt(location, page.to) ? 'page' : undefined}
            >
              {page.title}
            </Link>
          ))}
        </nav>
      )}
      <div className={classes.own}>
        <NameButton />
        <SchemeToggle />
      </div>
    </header>
  )
}
