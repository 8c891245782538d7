import { useRef } from 'react'
import { type Role, SCRIPTED } from '../../../server/interview/events.ts'
import type { Present } from '../../../server/interview/protocol.ts'
import { usePresent, useRoom } from './room.ts'

/** The tone in which a role is shown, the same everywhere in the room. */
export const toneOf = (role: Role): 'accent' | 'time' | 'plain' =>
  role === 'candidate' ? 'accent' : role === 'interviewer' ? 'time' : 'plain'

/** The name to show for somebody. Names of people who have left stay known while the page is open. */
export function useNameOf(): (person: string, role: Role) => string {
  const present = usePresent()
  const you = useRoom((it) => it.you)
  const seen = useRef(new Map<string, string>())
  for (const one of present) seen.current.set(one.person, one.name)
  return (person, role) => nameOf(person, role, you?.person, seen.current)
}

/** See `useNameOf`. */
export function nameOf(
  person: string,
  role: Role,
  you: string | undefined,
  seen: ReadonlyMap<string, string>,
): string {
  if (person === you) return 'You'
  if (person === SCRIPTED) return 'Interviewer'
  return seen.get(person) ?? role.charAt(0).toUpperCase() + role.slice(1)
}

/** The first in the room who holds a role. */
export const withRole = (present: readonly Present[], role: Role): Present | undefined =>
  present.find((one) => one.role === role)
