import type { Token } from './tokens.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Verbs that change places with their subject in a question: "do we", "is there". */
const auxiliaries = words('do does did is are was can could should would will have has shall')
const modal = words('do does did can could should would shall')
/** What asks by itself. */
const interrogatives = words('how what who which when where why whose')
/** Who or what is asked about. */
const subjects = words(
  'we i you they it he she there the that this these those a an any people user users somebody someone anybody everybody customer client team nobody driver our your their each all data',
)
/** What "how" asks for. */
const quantifiers = words('many much often long big fast fresh large soon old quickly late far stale')
/** Words before a question that belong to no clause: "okay so", "and then". "The", "one" and the like follow the last answer. */
const leads = words(
  'so and okay ok but then yeah yes well first last now good also or right alright sorry please just maybe question questions ask fine great cool no hm one second third next thanks',
)
/** A subject in front of an auxiliary states: "what we do is", "it should". */
const stated = words(
  'i we you they it he she id wed youd theyd itd ill youll theyll itll that which who this there what not to then those these as where everybody nobody',
)
/** Behind these a question word opens a clause: "I know what is", "that is how". */
const clausal = words(
  'know see that because since it this which i we you they of if the there is was thats depends on by with to for from about knows tells says decide decides like shows in as exactly matter matters than at understand say tell whatever reason explain explains',
)
/** These open clauses more often than questions, unless a verb follows: "when is", "where does". */
const clauses = words('which when where who')

const wordAt = (tokens: Token[], at: number): string => tokens[at]?.word ?? ''

const quantityAsked = (tokens: Token[], at: number): boolean =>
  wordAt(tokens, at) === 'how' &&
  quantifiers.has(wordAt(tokens, at + 1)) &&
  !clausal.has(wordAt(tokens, at - 1))

/** "the question is how many": what stands before the clause says that it asks. */
const announced = (tokens: Token[], at: number): boolean =>
  wordAt(tokens, at - 1) === 'is' && /^(?:questions?|first|second|last|next)$/.test(wordAt(tokens, at - 2))

/** Whether a question begins at this word; `free` says that nothing before it leads into it. */
const opensAt = (tokens: Token[], at: number, free: boolean): boolean => {
  const word = wordAt(tokens, at)
  const next = wordAt(tokens, at + 1)
  const before = wordAt(tokens, at - 1)
  if (quantityAsked(tokens, at)) return true
  if (interrogatives.has(word)) {
    if (!free && !announced(tokens, at)) return false
    if (clauses.has(word)) return auxiliaries.has(next)
    return (
      auxiliaries.has(next) ||
      word === 'why' ||
      (word === 'what' && /^(?:kind|sort|type|about|if)$/.test(next))
    )
  }
  if (/^(?:is|are)$/.test(word) && next === 'there')
    return free || (!stated.has(before) && !clausal.has(before))
  if (!auxiliaries.has(word) || !subjects.has(next)) return false
  // "… does a driver see it": behind a noun too. "… is the message": only where nothing stands before.
  if (modal.has(word)) return !stated.has(before) && !interrogatives.has(before)
  return free
}

/** How far from the end of an unpunctuated turn its question may begin. */
const CLOSING = 18

/**
 * Whether a sentence asks. Speech without punctuation shows it by its words: the end of a turn that begins to ask
 * ("does a dispatcher see all the trucks or just his own"), or "how many" and the like. `spoken` says where in an
 * unpunctuated turn it stands; null where the turn has punctuation.
 */
export const asks = (tokens: Token[], written: string, spoken: 'last' | 'earlier' | null): boolean => {
  const trimmed = written.trimEnd()
  if (trimmed.endsWith('?')) return true
  if (/[.!;:]$/.test(trimmed)) return false
  const free = (at: number): boolean => at === 0 || leads.has(wordAt(tokens, at - 1))
  if (spoken === 'earlier') return tokens.some((_, at) => quantityAsked(tokens, at))
  if (spoken === 'last') {
    for (let at = Math.max(0, tokens.length - CLOSING); at < tokens.length - 2; at++)
      if (opensAt(tokens, at, free(at))) return true
    return endsAsking(tokens) || tokens.some((_, at) => quantityAsked(tokens, at))
  }
  let at = 0
  while (at < 4 && leads.has(wordAt(tokens, at)) && !opensAt(tokens, at, true)) at++
  return opensAt(tokens, at, true) && tokens.length - at <= 16
}

/** "… is that okay", "… or just clicks right": a tag at the end. */
const endsAsking = (tokens: Token[]): boolean => {
  const tail = tokens
    .slice(-4)
    .map(({ word }) => word)
    .join(' ')
  return /(?:is that (?:\w+ )?(?:okay|ok|right|fine|correct|enough)|does that (?:make sense|work)|(?:^| )is it$|or (?:not|what)$)/.test(
    tail,
  )
}
