import { Component, type ReactNode } from 'react'
import classes from './ErrorBoundary.module.css'

/** Catches what a page throws, and keeps the way back. A new `at` (the address) clears it. */
export class ErrorBoundary extends Component<
  { at: string; children: ReactNode },
  { failedAt: string | null }
> {
  override state: { failedAt: string | null } = { failedAt: null }

  override componentDidCatch(): void {
    this.setState({ failedAt: this.props.at })
  }

  static getDerivedStateFromError(): { failedAt: string } {
    return { failedAt: '' }
  }

  override render(): ReactNode {
    const { failedAt } = this.state
    if (failedAt === null || (failedAt !== '' && failedAt !== this.props.at)) return this.props.children
    return (
      <main className={classes.fallen} role="alert">
        <h1>This page stumbled</h1>
        <p>
          Something in the page failed. Nothing is lost: what was said, drawn and written in an interview is
          on the server.
        </p>
        <p className={classes.ways}>
          <button type="button" onClick={() => window.location.reload()}>
            Reload the page
          </button>
          <a href="/">To the start page</a>
        </p>
      </main>
    )
  }
}
