import { useLocation } from 'wouter'
import { levels } from '../../server/interview/ids.ts'
import { type Plan, planMinutes } from '../../server/interview/plan.ts'
import { useCreateInterview } from '../api/interviews.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { minutesText } from '../ui/format.ts'
import { PhaseBar } from '../ui/PhaseBar.tsx'
import { ProblemNote } from '../ui/Problem.tsx'
import classes from './SetUpPanel.module.css'
import { minutesOf, plannedPhases, requestOf, type SetUp } from './set-up.ts'

const interviewers = [
  {
    value: 'scripted',
    label: 'Built-in interviewer',
    about: 'Asks, probes and keeps time by script. No network; you are the candidate.',
  },
  {
    value: 'peer',
    label: 'A peer',
    about: 'Somebody joins by a link that you send from the room.',
  },
] as const

/** Plan, level and interviewer of the interview to come, and the button that starts it. */
export function SetUpPanel({
  setUp,
  plans,
  onChange,
}: {
  setUp: SetUp | null
  plans: readonly Plan[]
  onChange: (setUp: SetUp) => void
}) {
  return (
    <section id="set-up" aria-labelledby="set-up-title" className={classes.panel}>
      <h2 id="set-up-title">Set up the interview</h2>
      {setUp ? (
        <SetUpForm setUp={setUp} plans={plans} onChange={onChange} />
      ) : (
        <p className={classes.empty}>
          Choose a question first. Plan, level and interviewer come next; you can change all of them.
        </p>
      )}
    </section>
  )
}

function SetUpForm({
  setUp,
  plans,
  onChange,
}: {
  setUp: SetUp
  plans: readonly Plan[]
  onChange: (setUp: SetUp) => void
}) {
  const [, go] = useLocation()
  const create = useCreateInterview()
  const set = (part: Partial<SetUp>) => onChange({ ...setUp, ...part })
  const body = requestOf(setUp)
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (body) create.mutate(body, { onSuccess: ({ id }) => go(`/interviews/${id}`) })
      }}
    >
      <div className={classes.question}>
        <h3>{setUp.question.title}</h3>
        <details>
          <summary>Read the prompt</summary>
          <p className={classes.prompt}>{setUp.question.prompt}</p>
        </details>
      </div>
      <PlanChoice setUp={setUp} plans={plans} set={set} />
      <Choice
        label="Level you are graded for"
        value={setUp.level}
        options={levels.map((level) => ({ value: level, label: level }))}
        onChoose={(level) => set({ level })}
      />
      <Choice
        label="Interviewer"
        value={setUp.interviewer}
        options={interviewers}
        onChoose={(interviewer) => set({ interviewer })}
      />
      {setUp.interviewer === 'peer' && (
        <Choice
          label="Your role"
          value={setUp.role}
          options={[
            { value: 'candidate', label: 'Candidate' },
            { value: 'interviewer', label: 'Interviewer' },
          ]}
          onChoose={(role) => set({ role })}
        />
      )}
      {create.error && <ProblemNote error={create.error} />}
      <Button type="submit" size="large" full busy={create.isPending} disabled={!body}>
        {setUp.interviewer === 'peer' ? 'Open the room' : 'Start interview'}
      </Button>
      <p className={classes.note}>The clock does not run yet: you start it in the room.</p>
    </form>
  )
}

function PlanChoice({
  setUp,
  plans,
  set,
}: {
  setUp: SetUp
  plans: readonly Plan[]
  set: (part: Partial<SetUp>) => void
}) {
  const plan = plans.find((it) => it.id === setUp.plan)
  const typed = minutesOf(setUp)
  return (
    <div className={classes.plan}>
      <div className={classes.planFields}>
        <SelectField
          label="Plan"
          value={setUp.plan}
          options={plans.map((it) => ({ value: it.id, label: it.title }))}
          onChoose={(id) => set({ plan: id, minutes: null })}
        />
        <TextField
          label="Minutes"
          inputMode="decimal"
          autoComplete="off"
          value={setUp.minutes ?? (plan ? minutesText(planMinutes(plan)) : '')}
          error={'error' in typed ? typed.error : undefined}
          onChange={(event) => set({ minutes: event.currentTarget.value })}
        />
      </div>
      <PhaseBar phases={plannedPhases(setUp, plans)} />
    </div>
  )
}
