import { IconArrowRight, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { type Plan, phaseAfter } from '../../../server/interview/plan.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useInterviewState, useMay, useStore } from '../session/room.ts'
import classes from './bar.module.css'

/** How much a phase gets more at a press. */
const MORE_MINUTES = 2

/** What the one who minds the clock can do: advance, extend, pause, end. Nothing for everybody else. */
export function Controls({ plan }: { plan: Plan }) {
  const store = useStore()
  const { clock } = useInterviewState()
  const mayAdvance = useMay('phase.advanced')
  const mayEnd = useMay('interview.ended')
  const [ending, setEnding] = useState(false)
  if (clock.is !== 'running' && clock.is !== 'paused') return null
  if (!mayAdvance && !mayEnd) return null
  const next = phaseAfter(plan, clock.phase)
  const phase = clock.phase
  const paused = clock.is === 'paused'
  return (
    <fieldset className={classes.controls} aria-label="Phase controls">
      {mayAdvance && (
        <>
          <IconButton
            label={paused ? 'Resume the clock' : 'Pause the clock'}
            onClick={() => store.append(paused ? 'clock.resumed' : 'clock.paused', {})}
          >
            {paused ? <IconPlayerPlay size={18} aria-hidden /> : <IconPlayerPause size={18} aria-hidden />}
          </IconButton>
          <Button
            look="default"
            size="small"
            aria-label={`+${MORE_MINUTES} min for this phase`}
            title={`Extend this phase by ${MORE_MINUTES} minutes`}
            onClick={() => store.append('phase.extended', { phase, minutes: MORE_MINUTES })}
          >
            +{MORE_MINUTES} min
          </Button>
          {next && (
            <Button
              size="small"
              aria-label={`Next phase: ${next.title}`}
              title={`Next phase: ${next.title}`}
              onClick={() => store.append('phase.advanced', { from: phase, to: next.id })}
            >
              Next phase
              <IconArrowRight size={16} aria-hidden />
            </Button>
          )}
        </>
      )}
      {mayEnd && (
        <Button
          look={next ? 'default' : 'primary'}
          size="small"
          aria-label="End the interview"
          onClick={() => setEnding(true)}
        >
          End
        </Button>
      )}
      {ending && <EndDialog last={!next} onClose={() => setEnding(false)} />}
    </fieldset>
  )
}

function EndDialog({ last, onClose }: { last: boolean; onClose: () => void }) {
  const store = useStore()
  return (
    <Dialog title="End the interview?" onClose={onClose}>
      <p className={classes.question}>
        {last
          ? 'The whiteboard, the conversation and the worksheet close for changes, and the report is made.'
          : 'Phases of the plan are still ahead. What is there is graded as it stands; the interview cannot be taken up again.'}
      </p>
      <div className={classes.answers}>
        <Button look="default" onClick={onClose}>
          Go on
        </Button>
        <Button
          onClick={() => {
            store.append('interview.ended', { reason: last ? 'finished' : 'stopped' })
            onClose()
          }}
        >
          End it now
        </Button>
      </div>
    </Dialog>
  )
}
