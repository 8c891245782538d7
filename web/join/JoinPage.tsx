import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { RequestError } from '../api/client.ts'
import { useAcceptInvitation } from '../api/invitations.ts'
import { useMe, useRename } from '../api/me.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Page } from '../ui/Page.tsx'
import { ProblemNote, ProblemPanel } from '../ui/Problem.tsx'
import { Bone, Waiting } from '../ui/Waiting.tsx'
import classes from './JoinPage.module.css'

/** The token of an invitation stands behind `#`, where no server and no log sees it. */
const tokenInAddress = () => window.location.hash.slice(1)

/** `/join#TOKEN`: says a name and takes the seat that the link offers. */
export function JoinPage() {
  const [token] = useState(tokenInAddress)
  if (!token)
    return (
      <Page title="Join">
        <ProblemPanel title="This link is not complete">
          <p>Ask for the whole link: it ends with a long row of letters behind a #.</p>
          <ButtonLink href="/" look="default">
            To the start page
          </ButtonLink>
        </ProblemPanel>
      </Page>
    )
  return (
    <Page title="Join">
      <Welcome token={token} />
    </Page>
  )
}

function Welcome({ token }: { token: string }) {
  const me = useMe()
  if (me.error)
    return <ProblemPanel title="The server does not answer" error={me.error} retry={() => me.refetch()} />
  return (
    <section className={classes.card} aria-labelledby="join-title">
      <h1 id="join-title">You are invited to an interview</h1>
      <p className={classes.lead}>Say under which name the others see you. No account, no password.</p>
      {me.data ? (
        <JoinForm token={token} known={me.data.name} />
      ) : (
        <Waiting what="Looking up your name">
          <Bone height={120} />
        </Waiting>
      )}
    </section>
  )
}

function JoinForm({ token, known }: { token: string; known: string }) {
  const [, go] = useLocation()
  const [name, setName] = useState(known)
  const rename = useRename()
  const accept = useAcceptInvitation()
  const dead = accept.error instanceof RequestError && accept.error.code === 'invitation.not-found'
  const join = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = name.trim()
    if (wanted !== known) await rename.mutateAsync(wanted)
    const { interview } = await accept.mutateAsync(token)
    go(`/interviews/${interview}`, { replace: true })
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        // Each failure is shown below, where it happened.
        join(event).catch(() => {})
      }}
    >
      <TextField
        label="Your name"
        value={name}
        maxLength={60}
        autoComplete="nickname"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {rename.error && <ProblemNote error={rename.error} />}
      {accept.error && (
        <ProblemNote error={accept.error}>
          {dead && <p>It may have been withdrawn, or somebody else took it. Ask for a new one.</p>}
        </ProblemNote>
      )}
      <Button
        type="submit"
        size="large"
        full
        busy={rename.isPending || accept.isPending}
        disabled={!name.trim()}
      >
        Join the interview
      </Button>
    </form>
  )
}
