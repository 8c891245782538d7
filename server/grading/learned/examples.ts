import type { Verdict } from '../../interview/ids.ts'
import type { Criterion } from '../../interview/rubric.ts'
import type { SeenTurn } from './model.ts'

/** An interview that readers labelled, as far as weights are learned from it. */
export interface Example {
  name: string
  turns: readonly (SeenTurn & { utterance: string })[]
  /** By criterion, in the order of the criteria. */
  rules: readonly Verdict[]
  labels: readonly { verdict: Verdict; evidence: readonly string[] }[]
}

/**
 * A piece of an example, as an interview of its own: the second stage must not take a short interview, or one that is
 * still on, for a poor one. `labels` are null where the piece holds only some of what earned the verdict.
 */
export interface Piece {
  /** Index of the example that it is cut from. */
  of: number
  turns: Example['turns']
  rules: readonly Verdict[]
  labels: readonly (Verdict | null)[]
}

/** A turn by itself, of which it is known what it earns of one criterion, and nothing of the others. */
export interface TurnCase {
  /** Index of the criterion. */
  criterion: number
  verdict: Verdict
  turn: SeenTurn
  /** What the rules say of it as an interview of its own, by criterion. */
  rules: readonly Verdict[]
}

/** All that weights are learned from. */
export interface Labelled {
  examples: readonly Example[]
  pieces: readonly Piece[]
  cases: readonly TurnCase[]
  criteria: readonly Criterion[]
}

/** Examples, and cases, are dealt into so many parts: what is judged is left out of what judges it. */
export const PARTS = 8

export const partOf = (index: number): number => index % PARTS
