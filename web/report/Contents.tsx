import classes from './Report.module.css'

const parts = [
  ['result', 'Result'],
  ['next', 'What to do next'],
  ['pitfalls', 'Pitfalls'],
  ['dimensions', 'Dimensions'],
  ['criteria', 'Criteria'],
  ['opinions', 'Opinions'],
  ['levels', 'By level'],
  ['time', 'Time'],
  ['arithmetic', 'Arithmetic'],
  ['whiteboard', 'Whiteboard'],
  ['worksheet', 'Worksheet'],
  ['reference', 'Reference solution'],
  ['checklists', 'Never touched'],
  ['transcript', 'Transcript'],
] as const

/** Jumps to the parts of the report. */
export function Contents({ without }: { without: readonly string[] }) {
  return (
    <nav className={classes.contents} aria-label="Parts of the report">
      <ul>
        {parts
          .filter(([id]) => !without.includes(id))
          .map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
      </ul>
    </nav>
  )
}
