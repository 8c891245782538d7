import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { useRoom } from '../session/room.ts'
import classes from './bar.module.css'

/** Says whether what one does reaches the server, and that nothing is lost while it does not. */
export function ConnectionStatus() {
  const status = useRoom((it) => it.status)
  const waiting = useRoom((it) => it.pending.length)
  const is = status === 'open' ? (waiting > 0 ? 'saving' : 'saved') : status
  const { text, short, icon: Icon } = looks[is]
  const troubled = is !== 'saved' && is !== 'saving'
  // Read out only when something is wrong: each stroke is saved, and nobody wants to hear of each.
  return (
    <span role="status" aria-label="Connection" className={classes.connection} data-connection={is}>
      <Icon size={17} aria-hidden />
      <span className={classes.long} aria-hidden={troubled ? undefined : true}>
        {text}
      </span>
      <span className={classes.short} aria-hidden="true">
        {short}
      </span>
    </span>
  )
}

const looks = {
  saved: { text: 'Saved', short: '', icon: IconCloudCheck },
  saving: { text: 'Saving…', short: '', icon: IconCloudUp },
  connecting: { text: 'Connecting…', short: '', icon: IconCloudUp },
  reconnecting: { text: 'Reconnecting… your work is kept', short: 'Reconnecting…', icon: IconCloudOff },
  closed: { text: 'Not connected', short: 'Offline', icon: IconCloudOff },
}
