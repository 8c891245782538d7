/**
 * A text on one line that Markdown and HTML show as it is. Everything that either could read as markup is written as
 * a character reference or with a backslash.
 */
export function plain(text: string): string {
  return (
    text
      .replace(/\p{Cc}+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/[\\`*_[\]#|~]/g, '\\$&')
      // At the beginning of a line these would begin a list, underline a heading or draw a rule.
      .replace(/^[-+=]/, '\\$&')
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
  )
}

/** A cell of a table; a dash where there is nothing to say. */
export const cell = (text: string): string => plain(text) || '-'

/** A quotation of several lines, each of them plain. */
export function quoted(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => `> ${plain(line)}`)
    .join('\n')
}

/** Seconds from the start as minutes and seconds: `12:07`. */
export function minute(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
