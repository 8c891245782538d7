/**
 * SQLSTATEs after which the same statement may succeed: the connection broke (08), the server has no room (53), is starting,
 * stopping or was told to stop the statement (57), or another transaction stood in the way (40, 55P03). Until a restarted
 * server of ours is migrated or promoted it may also be read-only (25006).
 */
const PASSING_STATES = /^(?:08|40|53|57)|^(?:25006|55P03)$/

/** Whether an error says that the database is away or busy, rather than that it cannot do what it was asked. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  // Node's own codes of broken connections (ECONNREFUSED, EPIPE) are letters; pg's errors of that kind have none.
  if (typeof code === 'string') return PASSING_STATES.test(code) || /^E[A-Z]{3}/.test(code)
  return /connection|timeout|terminated|not queryable/i.test(error.message)
}
