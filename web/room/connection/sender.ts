import type { OutboxStorage } from './outbox.ts'
import { isKept, type Unacknowledged } from './replica.ts'

/** Appends on the wire without an answer, at most: a long outbox leaves no faster than the server commits it. */
const UNANSWERED = 100

/** What is to be sent and not acknowledged, in order. */
export class Sender {
  pending: readonly Unacknowledged[]
  private readonly unanswered = new Set<string>()
  private readonly storage: OutboxStorage

  constructor(storage: OutboxStorage) {
    this.storage = storage
    this.pending = storage.load()
  }

  add(one: Unacknowledged): void {
    this.pending = [...this.pending, one]
    if (isKept(one.kind)) this.storage.put(one)
  }

  find(id: string): Unacknowledged | undefined {
    return this.pending.find((one) => one.id === id)
  }

  /** The next one to send, if it may be sent yet. */
  next(): Unacknowledged | undefined {
    if (this.unanswered.size >= UNANSWERED) return undefined
    return this.pending.find((one) => !this.unanswered.has(one.id))
  }

  sent(id: string): void {
    this.unanswered.add(id)
  }

  /** It is in the log, or never will be. True if it was pending. */
  settle(id: string): boolean {
    this.unanswered.delete(id)
    if (!this.find(id)) return false
    this.pending = this.pending.filter((one) => one.id !== id)
    this.storage.remove(id)
    return true
  }

  /** All of it has to be sent again: on a new connection, or after the server could not write. */
  again(): void {
    this.unanswered.clear()
  }
}
