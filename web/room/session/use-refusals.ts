import { useEffect } from 'react'
import type { EventKind } from '../../../server/interview/events.ts'
import { copyText } from './copy.ts'
import type { Desk } from './desk.ts'
import type { RoomStore } from './store.ts'

/** What a refused event was, for the one who did it. A refused message is shown in the conversation itself. */
const words: Partial<Record<EventKind, string>> = {
  'interview.started': 'The interview was not started.',
  'phase.advanced': 'The phase was not changed.',
  'clock.paused': 'The clock was not paused.',
  'clock.resumed': 'The clock was not resumed.',
  'phase.extended': 'The phase was not extended.',
  'interview.ended': 'The interview was not ended.',
  'board.changed': 'A change of the whiteboard was not taken.',
  'worksheet.changed': 'A change of the worksheet was not taken.',
  'note.written': 'A note was not stored.',
  'curveball.played': 'The curveball was not played.',
  'role.swapped': 'The roles were not swapped.',
  'verdict.given': 'Your verdict was not stored.',
}

/** Tells what the server did not take. What another try may mend offers one; other words can be copied. */
export function useRefusals(store: RoomStore, tell: Desk['tell']): void {
  useEffect(
    () =>
      store.onRefused(({ message, retry }, event) => {
        if (event?.kind === 'said') return
        const what = event ? words[event.kind] : undefined
        const text = [what, message].filter(Boolean).join(' ')
        if (event && retry)
          return tell({
            text,
            action: { label: 'Try again', run: () => store.append(event.kind, event.payload) },
          })
        if (event?.kind === 'note.written' && event.payload.text)
          return tell({
            text,
            action: { label: 'Copy the note', run: () => copyText(event.payload.text) },
          })
        tell({ text })
      }),
    [store, tell],
  )
}
