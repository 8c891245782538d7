import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useId } from 'react'
import type { RowResult } from '../../../server/grading/arithmetic/worksheet.ts'
import type { WorksheetRow } from '../../../server/interview/export.ts'
import { IconButton } from '../../ui/Button.tsx'
import { SteadyInput } from './SteadyInput.tsx'
import classes from './Worksheet.module.css'

/** One estimate or cost: what it is, its formula, what it comes to or what is wrong with it. */
export function Row({
  row,
  number,
  section,
  result,
  mayWrite,
  onType,
  onLeave,
  onNext,
  onRemove,
}: {
  row: WorksheetRow
  number: number
  section: { title: string; label: string; formula: string }
  result: RowResult | 'late' | undefined
  mayWrite: boolean
  onType: (field: 'label' | 'formula', text: string) => void
  onLeave: () => void
  onNext: () => void
  onRemove: () => void
}) {
  const about = useId()
  const name = `${section.title}, row ${number}`
  const empty = row.formula.trim() === ''
  const problem = empty ? null : result === 'late' ? tooLong : result && !result.ok ? result.message : null
  const value = !empty && result && result !== 'late' && result.ok ? result.value : ''
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    onNext()
  }
  return (
    <li className={classes.row} data-row={row.id}>
      <SteadyInput
        className={classes.label}
        aria-label={`${name}: what it is`}
        placeholder={number === 1 ? section.label : 'What it is'}
        maxLength={200}
        readOnly={!mayWrite}
        value={row.label}
        onType={(text) => onType('label', text)}
        onBlur={onLeave}
        onKeyDown={onKeyDown}
      />
      <output className={classes.value} aria-label={`${name}: result`}>
        {value}
      </output>
      {mayWrite && (
        <span className={classes.remove}>
          <IconButton label={`Remove ${name}${row.label ? `: ${row.label}` : ''}`} onClick={onRemove}>
            <IconX size={16} aria-hidden />
          </IconButton>
        </span>
      )}
      <SteadyInput
        className={classes.formula}
        aria-label={`${name}: formula`}
        aria-invalid={problem ? true : undefined}
        aria-describedby={about}
        placeholder={number === 1 ? section.formula : 'Formula with units'}
        maxLength={500}
        spellCheck={false}
        autoComplete="off"
        readOnly={!mayWrite}
        value={row.formula}
        onType={(text) => onType('formula', text)}
        onBlur={onLeave}
        onKeyDown={onKeyDown}
      />
      <p id={about} className={classes.problem} role={problem ? 'status' : undefined}>
        {problem}
      </p>
    </li>
  )
}

const tooLong = 'This takes too long to compute. Make the formula simpler.'
