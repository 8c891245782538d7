export type Paragraph = { is: 'text'; text: string } | { is: 'list'; items: string[] }

/** Parts a text into paragraphs and lists. A line that begins with `-` or `*` is an item; other breaks are only wraps. */
export function paragraphsOf(text: string): Paragraph[] {
  const parts: Paragraph[] = []
  let fresh = true
  for (const line of text.split('\n').map((it) => it.trim())) {
    const item = /^[-*•]\s+(.*)$/.exec(line)?.[1]
    const last = parts.at(-1)
    if (line === '') fresh = true
    else if (item !== undefined) {
      if (last?.is === 'list' && !fresh) last.items.push(item)
      else parts.push({ is: 'list', items: [item] })
      fresh = false
    } else if (!last || fresh) {
      parts.push({ is: 'text', text: line })
      fresh = false
    } else if (last.is === 'list') last.items.push(`${last.items.pop() ?? ''} ${line}`.trim())
    else last.text += ` ${line}`
  }
  return parts
}
