import type { InterviewSummary } from '../../../server/interview/api.ts'
import { planMinutes } from '../../../server/interview/plan.ts'
import type { Present } from '../../../server/interview/protocol.ts'
import { Button } from '../../ui/Button.tsx'
import { initials } from '../../ui/NameButton.tsx'
import { PromptText } from '../../ui/PromptText.tsx'
import { toneOf, withRole } from '../session/people.ts'
import { useMay, usePresent, useRoom, useStore } from '../session/room.ts'
import { Invitations } from './Invitations.tsx'
import classes from './waiting.module.css'

/** Before the start: the question, who is here, the links for others, and the start. */
export function WaitingRoom({ summary }: { summary: InterviewSummary }) {
  const present = usePresent()
  const store = useStore()
  const you = useRoom((it) => it.you)
  const mayStart = useMay('interview.started')
  const maySwap = useMay('role.swapped')
  const starting = useRoom((it) => it.pending.some((one) => one.kind === 'interview.started'))
  const online = useRoom((it) => it.status === 'open')
  const scripted = summary.interviewer === 'scripted'
  const candidate = withRole(present, 'candidate')
  const interviewer = withRole(present, 'interviewer')
  return (
    <div className={classes.waiting}>
      <div className={classes.column}>
        <p className={classes.facts}>
          Level {summary.level} · {planMinutes(summary.plan)} minutes in {summary.plan.phases.length} phases
        </p>
        <h2 className={classes.title}>{summary.question.title}</h2>
        <div className={classes.prompt}>
          <PromptText text={summary.question.prompt} />
        </div>
        <div className={classes.start}>
          {mayStart ? (
            <StartButton summary={summary} busy={starting} disabled={!online} />
          ) : (
            <p className={classes.quiet}>
              {you?.role === 'observer' || !you
                ? 'The interview has not started yet.'
                : 'The interviewer starts the interview. Read the question meanwhile.'}
            </p>
          )}
          {mayStart && <p className={classes.quiet}>{startHint(scripted, candidate, interviewer)}</p>}
        </div>
      </div>
      <div className={classes.column}>
        <section aria-labelledby="waiting-people" className={classes.card}>
          <h3 id="waiting-people">In the room</h3>
          <ul className={classes.people}>
            {present.map((one) => (
              <li key={one.person} className={classes.person} data-tone={toneOf(one.role)}>
                <span className={classes.face} aria-hidden="true">
                  {initials(one.name) || '?'}
                </span>
                <span>
                  {one.name}
                  {one.person === you?.person ? ' (you)' : ''}
                </span>
                <span className={classes.role}>{one.role}</span>
              </li>
            ))}
            {scripted && (
              <li className={classes.person} data-tone="time">
                <span className={classes.face} aria-hidden="true">
                  45
                </span>
                <span>Built-in interviewer</span>
                <span className={classes.role}>interviewer</span>
              </li>
            )}
            {!scripted && !candidate && <Missing who="candidate" />}
            {!scripted && !interviewer && <Missing who="interviewer" />}
          </ul>
          {!scripted && maySwap && candidate && interviewer && (
            <Button
              look="default"
              size="small"
              onClick={() =>
                store.append('role.swapped', {
                  candidate: interviewer.person,
                  interviewer: candidate.person,
                })
              }
            >
              Swap candidate and interviewer
            </Button>
          )}
        </section>
        {summary.owner && !scripted && (
          <section aria-labelledby="waiting-invite" className={classes.card}>
            <h3 id="waiting-invite">Invite people</h3>
            <Invitations interview={summary.id} scripted={scripted} />
          </section>
        )}
      </div>
    </div>
  )
}

function StartButton({
  summary,
  busy,
  disabled,
}: {
  summary: InterviewSummary
  busy: boolean
  disabled: boolean
}) {
  const store = useStore()
  return (
    <Button
      size="large"
      busy={busy}
      disabled={disabled}
      onClick={() =>
        store.append('interview.started', {
          question: { ...summary.question, hash: '' },
          level: summary.level,
          plan: summary.plan,
          interviewer: summary.interviewer,
        })
      }
    >
      Start the interview
    </Button>
  )
}

const Missing = ({ who }: { who: string }) => (
  <li className={classes.person}>
    <span className={classes.face} data-empty aria-hidden="true" />
    <span className={classes.quiet}>Waiting for the {who}</span>
  </li>
)

function startHint(scripted: boolean, candidate?: Present, interviewer?: Present): string {
  if (scripted) return 'The clock starts and the interviewer opens with the question.'
  if (!candidate) return 'The candidate is not here yet. You can start all the same.'
  if (!interviewer) return 'The interviewer is not here yet. You can start all the same.'
  return 'Everybody is here. The clock starts for all at once.'
}
