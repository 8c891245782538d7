/** V8 copies what is cut out of a text up to here; a longer piece would keep the whole text in memory. */
export const COPIED = 12
/** Words that are remembered: people use the same few thousand over and over, and a server lives long. */
const REMEMBERED = 20_000

/** Remembers what is made of a word, for words that are short enough. */
export const rememberedByWord = (make: (word: string) => string): ((word: string) => string) => {
  const made = new Map<string, string>()
  return (word) => {
    const there = made.get(word)
    if (there !== undefined) return there
    const anew = make(word)
    if (word.length > COPIED) return anew
    if (made.size >= REMEMBERED) made.clear()
    made.set(word, anew)
    return anew
  }
}
