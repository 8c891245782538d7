/** Letters of a line on the reference whiteboard, at most; a longer word stands alone. */
export const LETTERS = { node: 20, edge: 22 } as const

/** Height of a line over its font size, as Excalidraw draws it. */
export const LINE_HEIGHT = 1.25

/** Mean width of a letter over the font size. A little more than any of the fonts takes: a text must not be clipped. */
const LETTER_WIDTH = 0.56

/** Breaks a text into lines of at most so many letters, between words. */
export function wrapped(text: string, letters: number): string {
  const lines: string[] = []
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}

/** Width and height of a text as it is drawn, in pixels. */
export function sizeOf(text: string, fontSize: number): { width: number; height: number } {
  const lines = text.split('\n')
  const longest = Math.max(...lines.map((line) => line.length))
  return {
    width: Math.ceil(longest * fontSize * LETTER_WIDTH),
    height: lines.length * fontSize * LINE_HEIGHT,
  }
}
