import { useEffect, useRef, useState } from 'react'
import type { Said } from '../../../server/interview/state.ts'
import { useRoom } from '../session/room.ts'

/** How many messages of others came while the conversation was out of sight. What was there on arrival counts as read. */
export function useUnread(transcript: readonly Said[], inSight: boolean): number {
  const you = useRoom((it) => it.you?.person)
  const arrived = useRoom((it) => it.you !== null)
  const [readTo, setReadTo] = useState<number | null>(null)
  const last = transcript.at(-1)?.seq ?? 0
  const first = useRef(true)
  useEffect(() => {
    if (!arrived) return
    if (inSight || first.current) setReadTo(last)
    first.current = false
  }, [arrived, inSight, last])
  if (readTo === null) return 0
  return transcript.filter((it) => it.seq > readTo && it.person !== you).length
}
