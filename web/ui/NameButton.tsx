import { useState } from 'react'
import { useMe, useRename } from '../api/me.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { TextField } from './Field.tsx'
import classes from './NameButton.module.css'
import { ProblemNote } from './Problem.tsx'

/** Shows one's own name and lets one change it. */
export function NameButton() {
  const me = useMe()
  const [open, setOpen] = useState(false)
  const name = me.data?.name ?? ''
  return (
    <>
      <button type="button" className={classes.name} disabled={!me.data} onClick={() => setOpen(true)}>
        <span className="ff-hidden">Your name: </span>
        {/* Painted by the style sheet: letters that are shown would have to be part of the button's name. */}
        <span className={classes.initials} data-initials={initials(name)} />
        <span className={classes.text}>{name || '\u00a0'}</span>
        <span className="ff-hidden">. Change it</span>
      </button>
      {open && <NameDialog name={name} onClose={() => setOpen(false)} />}
    </>
  )
}

function NameDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const [typed, setTyped] = useState(name)
  const rename = useRename()
  const tooShort = typed.trim() === ''
  return (
    <Dialog title="Your name" onClose={onClose}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!tooShort) rename.mutate(typed.trim(), { onSuccess: onClose })
        }}
      >
        <TextField
          label="Name"
          hint="Others in a room see it. No account stands behind it."
          value={typed}
          maxLength={60}
          autoFocus
          error={tooShort ? 'Type at least one letter.' : undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {rename.error && <ProblemNote error={rename.error} />}
        <Button type="submit" busy={rename.isPending} disabled={tooShort}>
          Save name
        </Button>
      </form>
    </Dialog>
  )
}

/** Up to two letters that stand for a name. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('')
