import { IconCheck, IconChevronDown, IconCircle, IconCircleHalf2 } from '@tabler/icons-react'
import { useState } from 'react'
import type { Covered } from '../../../server/interview/protocol.ts'
import { Button } from '../../ui/Button.tsx'
import { useDesk } from '../session/desk.ts'
import { useInterviewState, useRoom } from '../session/room.ts'
import classes from './Coverage.module.css'
import { OwnVerdict } from './OwnVerdict.tsx'

const words = { met: 'Met', partial: 'In part', missed: 'Open' }
const icons = { met: IconCheck, partial: IconCircleHalf2, missed: IconCircle }

/** One criterion: how it stands, its quotes, the probe to ask, and the interviewer's own verdict. */
export function CriterionItem({ covered }: { covered: Covered }) {
  const desk = useDesk()
  const you = useRoom((it) => it.you?.person)
  const state = useInterviewState()
  const own = state.verdicts.find((it) => it.criterion === covered.criterion && it.person === you)
  const [open, setOpen] = useState(false)
  const Icon = icons[covered.verdict]
  const details = `criterion-${covered.criterion.replaceAll('.', '-')}`
  return (
    <li className={classes.item} data-verdict={covered.verdict}>
      <button
        type="button"
        className={classes.row}
        aria-expanded={open}
        aria-controls={details}
        onClick={() => setOpen(!open)}
      >
        <Icon size={17} aria-hidden className={classes.icon} />
        <span className={classes.name}>
          {covered.title}
          <span className={classes.dimension}>
            {covered.dimension}
            {covered.source === 'question' ? ' · this question' : ''}
          </span>
        </span>
        <span className={classes.verdict}>{words[covered.verdict]}</span>
        <IconChevronDown size={16} aria-hidden className={classes.chevron} />
      </button>
      {own && <p className={classes.own}>You: {words[own.verdict].toLowerCase()}</p>}
      {!open && covered.due && covered.verdict !== 'met' && covered.source !== 'checklist' && (
        <div className={classes.probe}>
          <p>{covered.probe}</p>
          <AskButton covered={covered} ask={desk.ask} />
        </div>
      )}
      <div id={details} hidden={!open} className={classes.details}>
        {open && (
          <>
            {covered.evidence.length === 0 && <p className={classes.none}>Nothing said for it yet.</p>}
            {covered.evidence.slice(0, 6).map((it, index) => (
              <blockquote
                // biome-ignore lint/suspicious/noArrayIndexKey: quotes may be equal and have no id of their own
                key={index}
                className={classes.quote}
              >
                {it.quote}
                {it.source && <cite>{it.source}</cite>}
              </blockquote>
            ))}
            <div className={classes.probe}>
              <p>{covered.probe}</p>
              <AskButton covered={covered} ask={desk.ask} />
            </div>
            {covered.source !== 'checklist' && (
              <OwnVerdict criterion={covered.criterion} title={covered.title} given={own} />
            )}
          </>
        )}
      </div>
    </li>
  )
}

function AskButton({ covered, ask }: { covered: Covered; ask: (text: string) => void }) {
  return (
    <Button
      look="default"
      size="small"
      aria-label={`Ask about: ${covered.title}`}
      onClick={() => ask(covered.probe)}
    >
      Ask
    </Button>
  )
}
