import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../../server/database/client.ts'

/** A migrated database for one test file, open. Whoever asks closes it. */
export interface FreshDatabase extends Database {
  url: string
}

/** Makes a database that nobody else uses, on the run's PostgreSQL. Takes some milliseconds; the first one starts the server. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const url = await freshDatabaseUrl()
  return { ...openDatabase(url), url }
}

/** The same, not opened: for servers that the test starts. */
export async function freshDatabaseUrl(): Promise<string> {
  const response = await fetch(inject('databases'), { method: 'POST' })
  const text = await response.text()
  if (!response.ok) throw new Error(`No database for this test: ${text}`)
  return text
}

/** Puts a guest and an interview of theirs in place, with nothing in its log; returns the interview's id. */
export async function interviewRow(database: Database, id: string = randomUUID()): Promise<string> {
  const guest = await database.prisma.guest.create({
    data: { id: randomUUID(), name: 'Ada', tokenHash: randomUUID() },
  })
  await database.prisma.interview.create({
    data: {
      id,
      ownerId: guest.id,
      title: 'Uber data platform',
      level: 'L6',
      plan: {},
      interviewerKind: 'scripted',
      questionId: 'uber-data-platform',
      questionHash: 'hash',
      question: {},
      rubricHash: 'hash',
      rubric: {},
    },
  })
  return id
}
