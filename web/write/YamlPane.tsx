import type { RefObject } from 'react'
import classes from './Write.module.css'

/** The file itself: everything that can be said of a question, the form's part and the rest. */
export function YamlPane({
  text,
  onChange,
  area,
}: {
  text: string
  onChange: (text: string) => void
  area: RefObject<HTMLTextAreaElement | null>
}) {
  return (
    <textarea
      ref={area}
      className={classes.yaml}
      aria-label="YAML of the question"
      spellCheck={false}
      wrap="off"
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** Puts the cursor into a line and brings it into sight. */
export function goToLine(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, it) => sum + it.length + 1, 0)
  area.focus()
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
  area.scrollTop = Math.max(0, (area.scrollHeight / lines.length) * (line - 4))
}
