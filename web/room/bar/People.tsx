import { initials } from '../../ui/NameButton.tsx'
import { toneOf } from '../session/people.ts'
import { usePresent, useRoom } from '../session/room.ts'
import classes from './bar.module.css'

/** Everybody who is in the room right now. */
export function People() {
  const present = usePresent()
  const you = useRoom((it) => it.you?.person)
  return (
    <ul className={classes.people} aria-label="In the room">
      {present.map((one) => {
        const text = `${one.name}${one.person === you ? ' (you)' : ''}, ${one.role}`
        return (
          <li key={one.person} className={classes.person} data-tone={toneOf(one.role)} title={text}>
            <span aria-hidden="true">{initials(one.name) || '?'}</span>
            <span className="ff-hidden">{text}</span>
          </li>
        )
      })}
    </ul>
  )
}
