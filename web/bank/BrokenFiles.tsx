import { IconAlertTriangle } from '@tabler/icons-react'
import { useBankStatus } from '../api/bank.ts'
import classes from './BankPage.module.css'

/** What is wrong with files of one's own: file, line, field, what was expected. Nothing where all is well. */
export function BrokenFiles() {
  const faults = useBankStatus().data?.faults ?? []
  if (faults.length === 0) return null
  const files = new Set(faults.map(({ file }) => file).filter((file) => /\.ya?ml$/.test(file))).size
  return (
    <details className={classes.broken} open={faults.length < 6}>
      <summary>
        <IconAlertTriangle size={17} aria-hidden />
        {leftOut(files)}; the rest of the bank works
      </summary>
      <ul>
        {faults.map(({ file, line, field, says }) => (
          <li key={`${file} ${line} ${field} ${says}`}>
            <code>
              {file}, line {line}
              {field && `, ${field}`}
            </code>
            <br />
            {says}
          </li>
        ))}
      </ul>
    </details>
  )
}

const leftOut = (files: number): string => {
  if (files === 0) return 'Your folder of questions cannot be read'
  return files === 1 ? '1 file of your own was left out' : `${files} files of your own were left out`
}
