import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Invitations } from './Invitations.tsx'
import classes from './waiting.module.css'

/** Opens the links by which others come in. For the owner. */
export function InviteButton({ interview, scripted }: { interview: string; scripted: boolean }) {
  const [open, setOpen] = useState(false)
  return (
    <span className={classes.inviteButton}>
      <Button
        look="default"
        size="small"
        aria-label="Invite people"
        title="Invite people"
        onClick={() => setOpen(true)}
      >
        <IconUserPlus size={16} aria-hidden /> <span className={classes.inviteText}>Invite</span>
      </Button>
      {open && (
        <Dialog title="Invite people" onClose={() => setOpen(false)}>
          <Invitations interview={interview} scripted={scripted} />
        </Dialog>
      )}
    </span>
  )
}
