import { ButtonLink } from './Button.tsx'
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
          <ButtonLink href="/">To the start page</ButtonLink>
          <ButtonLink href="/history" look="default">
            Your interviews
          </ButtonLink>
        </div>
      </div>
    </Page>
  )
}
