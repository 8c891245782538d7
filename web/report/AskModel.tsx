import type { ModelStanding } from '../../server/opinions/api.ts'
import { useAskModel } from '../api/opinions.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNote } from '../ui/Problem.tsx'
import classes from './Opinions.module.css'

/** How the model's opinion stands, and what can be done about it. */
export function AskModel({ id, standing }: { id: string; standing: ModelStanding }) {
  const ask = useAskModel(id)
  if (standing.is === 'off')
    return (
      <p className={classes.quiet}>
        A language model can give a second opinion beside the rules. Whoever runs this server switches it on
        with <code>OPENAI_API_KEY</code>, or with <code>OPENAI_BASE_URL</code> for an endpoint of their own
        that wants no key.
      </p>
    )
  if (standing.is === 'running') return <Progress {...standing} />
  return (
    <div className={classes.ask} data-failed={standing.is === 'failed' || undefined}>
      <p role={standing.is === 'failed' ? 'alert' : undefined}>{words(standing)}</p>
      <Button
        look={standing.is === 'done' ? 'quiet' : 'default'}
        size="small"
        busy={ask.isPending}
        onClick={() => ask.mutate()}
      >
        {standing.is === 'not-asked' ? `Ask ${standing.model}` : 'Ask again'}
      </Button>
      {ask.error && <ProblemNote error={ask.error} />}
    </div>
  )
}

function words(standing: Exclude<ModelStanding, { is: 'off' | 'running' }>): string {
  const { model } = standing
  switch (standing.is) {
    case 'not-asked':
      return `${model} can give a second opinion. The whole interview is sent to its endpoint for that: what was said, drawn and written.`
    case 'done':
      return `${model} has judged this interview.`
    case 'interrupted':
      return `The server was stopped while ${model} judged; nothing of it was kept.`
    case 'failed':
      return `${model} could judge nothing. ${standing.says}`
  }
}

function Progress({ model, done, total }: Extract<ModelStanding, { is: 'running' }>) {
  const text =
    total === 0 ? `${model} is about to begin …` : `${model} has judged ${done} of ${total} criteria.`
  return (
    <div className={classes.ask}>
      <p role="status">{text}</p>
      <progress
        className={classes.progress}
        aria-label={`What ${model} has judged`}
        {...(total === 0 ? {} : { value: done, max: total })}
      />
    </div>
  )
}
