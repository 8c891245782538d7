/** Why a language model gave no answer that can be used. Stable: opinions keep them. */
export const modelFailures = [
  'unreachable',
  'timeout',
  'too-many-requests',
  'no-quota',
  'key',
  'model',
  'context-length',
  'request-refused',
  'server-error',
  'not-the-protocol',
  'empty',
  'cut-off',
  'refusal',
  'wrong-shape',
  'wrong-quote',
] as const
export type ModelFailure = (typeof modelFailures)[number]

/** One try that failed. */
export interface Failed {
  why: ModelFailure
  /** For people: what happened and, where they can do something, what. Never holds the key. */
  says: string
  /** Whether the same request may succeed when it is sent again. */
  again: boolean
  /** Whether every other request would fail likewise. */
  everywhere: boolean
  /** How long the endpoint wants to be left alone, in ms. */
  afterMs?: number
  /** How many quotes of the answer stand nowhere. */
  wrongQuotes?: number
}

/** A failure that trying again may mend. */
export const passing = (why: ModelFailure, says: string): Failed => ({
  why,
  says,
  again: true,
  everywhere: false,
})

/** A failure that stays: no other request fares better until somebody changes something. */
export const lasting = (why: ModelFailure, says: string): Failed => ({
  why,
  says,
  again: false,
  everywhere: true,
})
