import { cueKinds, type Idea, quantityKinds } from '../../interview/signals.ts'
import { cues } from '../lexicon/cues.ts'
import { lexicon } from '../lexicon/lexicon.ts'
import type { Quantity } from '../quantities/read.ts'
import { COPIED } from '../text/remembered.ts'
import { type Token, tokensOf } from '../text/tokens.ts'

interface Word {
  word: string
  /** The word of the text only has to begin like this. */
  open: boolean
}

interface Phrase {
  words: Word[]
  /** Only among the first words of a sentence. */
  opening: boolean
  ideas: number[]
}

/** Phrases that may begin with one word of a text, in the order in which they are tried. */
interface Beginning {
  /** All of them, where there are few. */
  few: readonly Phrase[]
  /** For each second word, which of them it lets through; looked up once for each pair of words. */
  bySecond: Map<string, readonly Phrase[]> | null
}

/** Where ideas stand in a sentence: token indices, `end` after the last. */
export interface Hit {
  ideas: readonly number[]
  start: number
  end: number
}

const wordsOf = (phrase: string): Word[] =>
  phrase
    .split(' ')
    .filter(Boolean)
    .flatMap((part) => {
      const open = part.endsWith('*')
      const raw = open ? part.slice(0, -1) : part
      // What takes any ending must not lose its own: "timeles*" is no plural.
      if (open && /^\p{L}+$/u.test(raw)) return [{ word: raw.toLowerCase(), open }]
      const tokens = tokensOf(raw)
      return tokens.map((token, index) => ({ word: token.word, open: open && index === tokens.length - 1 }))
    })

/** An opening phrase may follow this many words: "Okay, so now the". */
const OPENING = 3

/** Shortest beginning that open words are filed under; shorter ones are not allowed. */
const STEM = 3

/** From so many phrases on it pays to ask for the second word first. */
const FEW = 3
/** Words and pairs of words that are remembered; an interview has some thousand. */
const REMEMBERED = 20_000

const isKind = (kinds: readonly string[], kind: string): boolean => kinds.includes(kind)

/**
 * The ideas of a rubric, compiled for finding all of them in one pass over a sentence. A concept or turn of speech
 * that does not exist is a fault of the rubric and is reported by `problems`.
 */
export class Vocabulary {
  readonly problems: string[] = []
  private readonly ids = new Map<Idea, number>()
  private readonly exact = new Map<string, Phrase[]>()
  private readonly begins = new Map<string, Phrase[]>()
  private readonly byKind = new Map<string, number[]>()
  private readonly known = new Map<string, Phrase>()
  private readonly beginnings = new Map<string, Beginning | null>()
  private remembered = 0
  private readonly found = new WeakMap<Token[], Hit[]>()

  constructor(ideas: Iterable<Idea>) {
    for (const idea of ideas) {
      if (this.ids.has(idea)) continue
      const id = this.ids.size
      this.ids.set(idea, id)
      this.add(idea, id, new Set())
    }
  }

  /** Number of an idea. Asking for one that was not compiled is a mistake in the engine, not in a rubric. */
  idOf(idea: Idea): number {
    const id = this.ids.get(idea)
    if (id === undefined) throw new Error(`the idea "${idea}" was not compiled`)
    return id
  }

  private add(idea: string, id: number, within: Set<string>): void {
    for (const written of idea.split('|')) {
      const way = written.trim()
      const name = way.slice(1)
      if (way.startsWith('@')) {
        const ways = lexicon.get(name)
        if (ways === undefined) this.problems.push(`no concept "@${name}" in the lexicon`)
        else if (!within.has(name)) this.add(ways, id, new Set([...within, name]))
      } else if (way.startsWith('~')) {
        if (isKind(cueKinds, name)) this.add(cueOf(name), id, within)
      } else if (way.startsWith('#')) {
        if (isKind(quantityKinds, name)) this.byKind.set(name, [...(this.byKind.get(name) ?? []), id])
      } else if (way.startsWith('^')) this.addPhrase(wordsOf(name), id, true)
      else if (way !== '') this.addPhrase(wordsOf(way), id, false)
    }
  }

  private addPhrase(words: Word[], id: number, opening: boolean): void {
    const [first, second] = words
    if (!first) return
    const key = (opening ? '^' : '') + words.map((one) => one.word + (one.open ? '*' : '')).join(' ')
    const there = this.known.get(key)
    if (there) {
      if (!there.ideas.includes(id)) there.ideas.push(id)
    } else {
      const phrase = { words, opening, ideas: [id] }
      this.known.set(key, phrase)
      const [index, at] = first.open ? [this.begins, first.word.slice(0, STEM)] : [this.exact, first.word]
      index.set(at, [...(index.get(at) ?? []), phrase])
    }
    // "dead letter" is also written "deadletter", "time out" "timeout".
    if (words.length === 2 && second && !first.open && first.word.length > 2 && second.word.length > 2)
      this.addPhrase([{ word: first.word + second.word, open: second.open }], id, opening)
  }

  /** All ideas in a sentence, looked for once. Work grows with its length, not with the size of the rubric. */
  hitsOf({ tokens, quantities }: { tokens: Token[]; quantities: Quantity[] }): readonly Hit[] {
    const there = this.found.get(tokens)
    if (there) return there
    const made = this.hitsIn(tokens, quantities)
    this.found.set(tokens, made)
    return made
  }

  /** All ideas in a sentence. Work grows with its length, not with the size of the rubric. */
  hitsIn(tokens: Token[], quantities: Quantity[]): Hit[] {
    const hits: Hit[] = []
    for (let at = 0; at < tokens.length; at++) {
      const word = tokens[at]?.word ?? ''
      const known = this.beginnings.get(word)
      const beginning = known === undefined ? this.beginningWith(word) : known
      if (beginning === null) continue
      const phrases = beginning.bySecond
        ? this.goingOnWith(beginning.few, beginning.bySecond, tokens[at + 1]?.word ?? '')
        : beginning.few
      for (const phrase of phrases) collect(phrase, tokens, at, hits)
    }
    for (const quantity of quantities)
      for (const kind of kindsOf(quantity)) {
        const ideas = this.byKind.get(kind)
        if (ideas) hits.push({ ideas, start: quantity.start, end: quantity.end })
      }
    return hits
  }

  /** Phrases whose first word this is, or null where there is none; remembered, for most words come again. */
  private beginningWith(word: string): Beginning | null {
    const open = word.length >= STEM ? (this.begins.get(word.slice(0, STEM)) ?? []) : []
    const few = [
      ...(this.exact.get(word) ?? []),
      ...open.filter(({ words: [first] }) => first && word.startsWith(first.word)),
    ]
    const keep = word.length <= COPIED
    const made = few.length === 0 ? null : { few, bySecond: keep && few.length > FEW ? new Map() : null }
    if (keep) this.remember(() => this.beginnings.set(word, made))
    return made
  }

  private goingOnWith(
    few: readonly Phrase[],
    bySecond: Map<string, readonly Phrase[]>,
    second: string,
  ): readonly Phrase[] {
    const known = bySecond.get(second)
    if (known) return known
    const made = few.filter(({ words }) => {
      const wanted = words[1]
      return wanted === undefined || fits(wanted, second)
    })
    if (second.length <= COPIED) this.remember(() => bySecond.set(second, made))
    return made
  }

  /** A server lives long and people say anything: what is remembered is bounded. */
  private remember(put: () => void): void {
    if (++this.remembered > REMEMBERED) {
      this.remembered = 0
      this.beginnings.clear()
    }
    put()
  }
}

const cueOf = (name: string): string => {
  const kind = cueKinds.find((one) => one === name)
  return kind ? cues[kind] : ''
}

const fits = (word: Word, said: string): boolean =>
  word.open ? said.startsWith(word.word) : said === word.word

const collect = ({ words, opening, ideas }: Phrase, tokens: Token[], at: number, hits: Hit[]): void => {
  if (opening && at > OPENING) return
  const end = at + words.length
  if (end > tokens.length) return
  // The first word is known to fit.
  for (let next = at + 1; next < end; next++) {
    const word = words[next - at]
    if (!word || !fits(word, tokens[next]?.word ?? '')) return
  }
  hits.push({ ideas, start: at, end })
}

/** `#number` is any quantity; a bandwidth is also a rate; 99.9 % is also a percentage. */
const kindsOf = ({ kind }: Quantity): readonly string[] => kindsFor[kind]

const kindsFor: Record<Quantity['kind'], readonly string[]> = {
  number: ['number'],
  count: ['count', 'number'],
  rate: ['rate', 'number'],
  bytes: ['bytes', 'number'],
  bandwidth: ['bandwidth', 'number', 'rate'],
  duration: ['duration', 'number'],
  percent: ['percent', 'number'],
  percentile: ['percentile', 'number'],
  nines: ['nines', 'number', 'percent'],
  money: ['money', 'number'],
  multiple: ['multiple', 'number'],
}
