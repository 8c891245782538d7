import { type ProblemCode, problems } from '../../server/interview/problems.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { Mark } from '../ui/Wordmark.tsx'
import classes from './room.module.css'

const words: Partial<Record<ProblemCode, { title: string; text: string }>> = {
  'seat.revoked': {
    title: 'You are no longer in this interview',
    text: 'The owner withdrew your invitation. Ask them for a new link if that was a mistake.',
  },
  'interview.not-found': {
    title: 'There is no such interview for you',
    text: 'The address may have a typing error, or you need an invitation link from the owner. A link works only in the browser that opened it first.',
  },
}

/** In place of the room when it is closed to this person for good. */
export function ClosedRoom({ why }: { why: ProblemCode }) {
  const { title, text } = words[why] ?? { title: 'The room is closed', text: problems[why].says }
  return (
    <Page title={title}>
      <div className={classes.closed}>
        <Mark size={56} />
        <h1>{title}</h1>
        <p>{text}</p>
        <div className={classes.closedWays}>
          <ButtonLink href="/">To the start page</ButtonLink>
          <ButtonLink href="/history" look="default">
            Your interviews
          </ButtonLink>
        </div>
      </div>
    </Page>
  )
}
