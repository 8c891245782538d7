import { cueKinds, type Idea, quantityKinds } from '../../interview/signals.ts'
import { cues } from '../lexicon/cues.ts'
import { lexicon } from '../lexicon/lexicon.ts'
import type { Quantity } from '../quantities/read.ts'
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

  /** All ideas in a sentence. Work grows with its length, not with the size of the rubric. */
  hitsIn(tokens: Token[], quantities: Quantity[]): Hit[] {
    const hits: Hit[] = []
    for (let at = 0; at < tokens.length; at++) {
      const word = tokens[at]?.word ?? ''
      for (const phrase of this.exact.get(word) ?? []) collect(phrase, tokens, at, hits)
      if (word.length >= STEM)
        for (const phrase of this.begins.get(word.slice(0, STEM)) ?? []) collect(phrase, tokens, at, hits)
    }
    for (const quantity of quantities)
      for (const kind of kindsOf(quantity)) {
        const ideas = this.byKind.get(kind)
        if (ideas) hits.push({ ideas, start: quantity.start, end: quantity.end })
      }
    return hits
  }
}

const cueOf = (name: string): string => {
  const kind = cueKinds.find((one) => one === name)
  return kind ? cues[kind] : ''
}

const fits = (word: Word, token: Token | undefined): boolean =>
  token !== undefined && (word.open ? token.word.startsWith(word.word) : token.word === word.word)

const collect = (phrase: Phrase, tokens: Token[], at: number, hits: Hit[]): void => {
  if (phrase.opening && at > OPENING) return
  if (!phrase.words.every((word, index) => fits(word, tokens[at + index]))) return
  hits.push({ ideas: phrase.ideas, start: at, end: at + phrase.words.length })
}

/** `#number` is any quantity; a bandwidth is also a rate; 99.9 % is also a percentage. */
const kindsOf = (quantity: Quantity): string[] => {
  const kinds: string[] = [quantity.kind, 'number']
  if (quantity.kind === 'bandwidth') kinds.push('rate')
  if (quantity.kind === 'nines') kinds.push('percent')
  return quantity.kind === 'number' ? ['number'] : kinds
}
