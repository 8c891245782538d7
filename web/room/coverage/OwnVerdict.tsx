import type { GivenVerdict } from '../../../server/interview/state.ts'
import { Button } from '../../ui/Button.tsx'
import { VerdictChoice } from '../../ui/VerdictChoice.tsx'
import { useMay, useStore } from '../session/room.ts'
import classes from './Coverage.module.css'

const words = { met: 'Met', partial: 'In part', missed: 'Missed' }

/** The interviewer's own verdict on a criterion, with a comment. It stands in the report beside the engine's. */
export function OwnVerdict({
  criterion,
  title,
  given,
}: {
  criterion: string
  title: string
  given: GivenVerdict | undefined
}) {
  const store = useStore()
  const mayGive = useMay('verdict.given')
  if (!mayGive) return given ? <p className={classes.none}>{given.comment}</p> : null
  return (
    <fieldset className={classes.ownVerdict}>
      <legend>Your verdict</legend>
      <VerdictChoice
        words={words}
        noteLabel={`Comment on ${title}`}
        placeholder="Why (optional)"
        given={given ?? null}
        onGive={(verdict, comment) => store.append('verdict.given', { criterion, verdict, comment })}
      >
        {({ saved, save }) =>
          !saved && (
            <Button look="default" size="small" onClick={save}>
              Save comment
            </Button>
          )
        }
      </VerdictChoice>
    </fieldset>
  )
}
