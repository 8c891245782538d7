import type { InterviewSummary } from '../../../server/interview/api.ts'
import { planMinutes } from '../../../server/interview/plan.ts'
import { currentPhase } from '../../../server/interview/state.ts'
import { PromptText } from '../../ui/PromptText.tsx'
import { useInterviewState } from '../session/room.ts'
import classes from './PromptPanel.module.css'

/** The question as the candidate gets it, and the plan. */
export function PromptPanel({ summary }: { summary: InterviewSummary }) {
  const state = useInterviewState()
  const question = state.started?.question ?? summary.question
  const now = currentPhase(state)
  return (
    <div className={classes.prompt}>
      <h2>{question.title}</h2>
      <p className={classes.facts}>
        Level {summary.level} · {planMinutes(summary.plan)} minutes ·{' '}
        {summary.interviewer === 'scripted' ? 'scripted interviewer' : 'with a peer'}
      </p>
      <PromptText text={question.prompt} />
      <h3>Plan</h3>
      <ol className={classes.plan}>
        {summary.plan.phases.map((phase) => (
          <li key={phase.id} aria-current={phase.id === now ? 'step' : undefined}>
            <span>{phase.title}</span>
            <span className={classes.minutes}>{phase.minutes} min</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
