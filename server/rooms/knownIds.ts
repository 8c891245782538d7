import type { InterviewEvent } from '../interview/events.ts'

/**
 * The ids of an interview's events. Who resends what was written long ago must hear its seq, although it would be refused
 * as new by now. Hardly anybody does: the log is read when it is first asked for, and once only.
 */
export class KnownIds {
  private readonly seqs = new Map<string, number>()
  private loading: Promise<void> | null = null
  private readonly readAll: () => Promise<readonly InterviewEvent[]>

  constructor(readAll: () => Promise<readonly InterviewEvent[]>) {
    this.readAll = readAll
  }

  /** Keeps an event that was committed after the log was read. */
  add(event: InterviewEvent): void {
    if (this.loading) this.seqs.set(event.id, event.seq)
  }

  /** The seq of an id, undefined where the log has none. Rejects when the log cannot be read. */
  async find(id: string): Promise<number | undefined> {
    this.loading ??= this.load()
    try {
      await this.loading
    } catch (error) {
      this.loading = null
      throw error
    }
    return this.seqs.get(id)
  }

  private async load(): Promise<void> {
    for (const event of await this.readAll()) this.seqs.set(event.id, event.seq)
  }
}
