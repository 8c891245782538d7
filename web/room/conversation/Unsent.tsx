import { Button } from '../../ui/Button.tsx'
import { useDesk } from '../session/desk.ts'
import classes from './Conversation.module.css'

export interface UnsentMessage {
  id: string
  text: string
  why: string
}

/** A message that was not taken, with why, and the way to get its words back. */
export function Unsent({ message, onGone }: { message: UnsentMessage; onGone: () => void }) {
  const desk = useDesk()
  return (
    <div className={classes.unsent} role="alert">
      <p className={classes.text}>{message.text}</p>
      <span className={classes.note}>Not sent. {message.why}</span>
      <div className={classes.ways}>
        <Button
          look="default"
          size="small"
          onClick={() => {
            desk.ask(message.text)
            onGone()
          }}
        >
          Back to the box
        </Button>
        <Button look="quiet" size="small" onClick={onGone}>
          Discard
        </Button>
      </div>
    </div>
  )
}
