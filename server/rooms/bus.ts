import type { InterviewEvent } from '../interview/events.ts'

/** What nodes tell each other about an interview: events that are committed, and what passes by. */
export type BusMessage =
  | { type: 'events'; events: readonly InterviewEvent[] }
  /** `socket` is the one it came from, which does not get it back. */
  | { type: 'live'; from: string; kind: string; payload: unknown; socket: string }

/**
 * Carries committed events and live frames to every node that holds a room of the interview. This node's own
 * subscribers are called before `publish` returns. A message may be lost on the way to other nodes: seq tells them.
 */
export interface Bus {
  publish(interview: string, message: BusMessage): void
  /** The answer ends the subscription. */
  subscribe(interview: string, listener: (message: BusMessage) => void): () => void
}

/** The bus of a single node. */
export function inProcessBus(): Bus {
  const listeners = new Map<string, Set<(message: BusMessage) => void>>()
  return {
    publish(interview, message) {
      for (const listener of listeners.get(interview) ?? []) listener(message)
    },
    subscribe(interview, listener) {
      const there = listeners.get(interview) ?? new Set()
      listeners.set(interview, there.add(listener))
      return () => {
        there.delete(listener)
        if (there.size === 0) listeners.delete(interview)
      }
    },
  }
}
