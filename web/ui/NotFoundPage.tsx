import { Button } from '@mantine/core'
import { Link } from 'wouter'
import classes from './NotFoundPage.module.css'
import { Page } from './Page.tsx'
import { Mark } from './Wordmark.tsx'

/** For an address that leads nowhere. */
export function NotFoundPage() {
  return (
    <Page title="Not found">
      <div className={classes.lost}>
        <Mark size={56} />
        <h1>There is nothing here</h1>
        <p>The address may have a typing error, or what was here is gone.</p>
        <div className={classes.ways}>
          <Button component={Link} href="/">
            To the start page
          </Button>
          <Button component={Link} href="/history" variant="default">
            Your interviews
          </Button>
        </div>
      </div>
    </Page>
  )
}
