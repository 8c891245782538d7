/** A section with its title; nothing where all of its blocks are empty. */
export const section = (title: string, ...blocks: readonly string[]): string =>
  blocks.some((block) => block !== '')
    ? [`## ${title}`, ...blocks.filter((block) => block !== '')].join('\n\n')
    : ''

/** A table; nothing where it has no rows. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')
}

/** One decimal. */
export const tenths = (value: number): string => value.toFixed(1)

/** `lean-hire` as people write it. */
export const words = (recommendation: string): string => recommendation.replaceAll('-', ' ')
