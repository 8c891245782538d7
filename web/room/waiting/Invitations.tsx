import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import type { Invitation } from '../../../server/interview/api.ts'
import type { Role } from '../../../server/interview/events.ts'
import { useCreateInvitation, useInvitations, useRevokeInvitation } from '../../api/invitations.ts'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { ProblemNote } from '../../ui/Problem.tsx'
import { Bone } from '../../ui/Waiting.tsx'
import { copyText } from '../session/copy.ts'
import classes from './waiting.module.css'

const words: Record<Role, string> = {
  candidate: 'Candidate',
  interviewer: 'Interviewer',
  observer: 'Observer',
}

/** Links for candidate, interviewer and observer: made, shown once, listed, withdrawn. */
export function Invitations({ interview, scripted }: { interview: string; scripted: boolean }) {
  const invitations = useInvitations(interview)
  const create = useCreateInvitation(interview)
  // A scripted interview has its candidate and its interviewer; others can only look on.
  const roles: Role[] = scripted ? ['observer'] : ['candidate', 'interviewer', 'observer']
  const [role, setRole] = useState<Role>(scripted ? 'observer' : 'candidate')
  const [label, setLabel] = useState('')
  return (
    <div className={classes.invitations}>
      <form
        className={classes.invite}
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate({ role, label: label.trim() }, { onSuccess: () => setLabel('') })
        }}
      >
        <SelectField
          label="Role"
          value={role}
          options={roles.map((it) => ({ value: it, label: words[it] }))}
          onChoose={setRole}
        />
        <TextField
          label="For whom (optional)"
          placeholder="A name for your list"
          value={label}
          maxLength={60}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Button type="submit" busy={create.isPending}>
          Create link
        </Button>
      </form>
      {create.error && <ProblemNote error={create.error} />}
      {create.data && (
        <NewLink key={create.data.invitation.id} url={create.data.url} role={create.data.invitation.role} />
      )}
      <h3 className={classes.listTitle}>Links so far</h3>
      {invitations.isPending && <Bone height={40} />}
      {invitations.error && <ProblemNote error={invitations.error} />}
      {invitations.data?.length === 0 && <p className={classes.quiet}>None yet.</p>}
      <ul className={classes.links}>
        {invitations.data?.map((it) => (
          <Link key={it.id} interview={interview} invitation={it} />
        ))}
      </ul>
    </div>
  )
}

/** A link right after it was made: the only time that it can be read. */
function NewLink({ url, role }: { url: string; role: Role }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    setCopied(await copyText(url))
  }
  return (
    <div className={classes.newLink}>
      <p>
        <strong>{words[role]} link.</strong> It is shown only now and lets one person in: the first to open
        it.
      </p>
      <div className={classes.copy}>
        <input
          readOnly
          aria-label="Invitation link"
          value={url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button size="small" onClick={copy}>
          {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          {copied ? 'Copied' : 'Copy link'}
        </Button>
      </div>
    </div>
  )
}

function Link({ interview, invitation }: { interview: string; invitation: Invitation }) {
  const revoke = useRevokeInvitation(interview)
  const [sure, setSure] = useState(false)
  const withdraw = invitation.acceptedBy ? 'Withdraw and remove them' : 'Withdraw'
  const name = invitation.label || `${words[invitation.role]} link`
  return (
    <li className={classes.link}>
      <div>
        <span className={classes.linkName}>{name}</span>
        <span className={classes.quiet}>
          {words[invitation.role]} ·{' '}
          {invitation.revoked
            ? 'withdrawn'
            : invitation.acceptedBy
              ? `taken by ${invitation.acceptedBy}`
              : 'not taken yet'}
        </span>
        {revoke.error && <ProblemNote error={revoke.error} />}
      </div>
      {!invitation.revoked &&
        (sure ? (
          <span className={classes.sure}>
            <Button
              look="default"
              size="small"
              busy={revoke.isPending}
              aria-label={`${withdraw}: ${name}`}
              onClick={() => revoke.mutate(invitation.id, { onSettled: () => setSure(false) })}
            >
              {withdraw}
            </Button>
            <Button look="quiet" size="small" onClick={() => setSure(false)}>
              Keep
            </Button>
          </span>
        ) : (
          <Button look="quiet" size="small" aria-label={`Withdraw ${name}`} onClick={() => setSure(true)}>
            Withdraw…
          </Button>
        ))}
    </li>
  )
}
