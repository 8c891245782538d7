import { createContext, useContext } from 'react'

/** The parts beside the whiteboard. `board` is one of them only on narrow screens. */
export type PartId = 'board' | 'conversation' | 'worksheet' | 'prompt' | 'notes' | 'coverage' | 'guide'

/** What the parts of the page share that is nobody else's business: which one is open, and the message being typed. */
export interface Desk {
  part: PartId
  open(part: PartId): void
  message: string
  setMessage(text: string): void
  /** Puts a question into the message box, after what is there, and goes there. */
  ask(text: string): void
  /** Counts the asks, so that the message box takes the focus at each. */
  asked: number
  /** Tells something that went wrong, or that can be undone, at the edge of the page. */
  tell(toast: { text: string; action?: { label: string; run: () => unknown } }): void
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('useDesk outside a room')
  return desk
}
