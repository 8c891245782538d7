import { useState } from 'react'
import type { Plan } from '../../../server/interview/plan.ts'
import type { Curveball, Question } from '../../../server/interview/question.ts'
import { currentPhase } from '../../../server/interview/state.ts'
import { useGuide } from '../../api/guide.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { ProblemNote } from '../../ui/Problem.tsx'
import { Bone, Waiting } from '../../ui/Waiting.tsx'
import { momentText } from '../clock/segments.ts'
import { useDesk } from '../session/desk.ts'
import { useInterviewState, useMay, useStore } from '../session/room.ts'
import classes from './Guide.module.css'

/** What an interviewer goes by: curveballs to play, facts to answer with, what a good solution holds. */
export function GuidePanel({ interview, plan }: { interview: string; plan: Plan }) {
  const guide = useGuide(interview)
  const [search, setSearch] = useState('')
  const desk = useDesk()
  const state = useInterviewState()
  if (guide.isPending)
    return (
      <Waiting what="Loading the guide">
        <div className={classes.guide}>
          <Bone height={90} />
        </div>
      </Waiting>
    )
  if (guide.error)
    return (
      <div className={classes.guide}>
        <ProblemNote error={guide.error}>
          <Button look="default" size="small" onClick={() => guide.refetch()}>
            Try again
          </Button>
        </ProblemNote>
      </div>
    )
  const { question } = guide.data
  if (!question)
    return <p className={classes.guide}>The question is no longer in the bank; there is no guide to it.</p>
  const kind = plan.phases.find((phase) => phase.id === currentPhase(state))?.kind
  const curveballs = [...question.curveballs].sort((a, b) => fitting(b, kind) - fitting(a, kind))
  const facts = question.facts.filter((fact) =>
    [fact.answer, ...fact.asks].some((text) => text.toLowerCase().includes(search.trim().toLowerCase())),
  )
  return (
    <div className={classes.guide}>
      <section aria-labelledby="guide-curveballs">
        <h2 id="guide-curveballs">Curveballs</h2>
        {curveballs.map((curveball) => (
          <CurveballCard key={curveball.id} curveball={curveball} fits={fitting(curveball, kind) > 0} />
        ))}
      </section>
      <section aria-labelledby="guide-facts">
        <h2 id="guide-facts">Facts to answer with</h2>
        <TextField
          label="Search the facts"
          hideLabel
          placeholder="Search the facts"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {facts.length === 0 && <p className={classes.quiet}>No fact says that. Let the candidate assume.</p>}
        {facts.map((fact) => (
          <div key={fact.id} className={classes.fact}>
            <p className={classes.asks}>{fact.asks[0]}</p>
            <p>{fact.answer}</p>
            <Button
              look="default"
              size="small"
              aria-label={`Answer with: ${fact.asks[0]}`}
              onClick={() => desk.ask(fact.answer)}
            >
              Answer
            </Button>
          </div>
        ))}
      </section>
      <section aria-labelledby="guide-solution">
        <h2 id="guide-solution">What a good solution holds</h2>
        {solutionOf(question).map((text) => (
          <p key={text} className={classes.text}>
            {text}
          </p>
        ))}
        <h3>Figures</h3>
        <dl className={classes.figures}>
          {figuresOf(question).map((figure) => (
            <div key={figure.id}>
              <dt>{figure.label}</dt>
              <dd>{figure.result}</dd>
            </div>
          ))}
        </dl>
        <h3>Pitfalls</h3>
        <ul className={classes.list}>
          {question.pitfalls.map((pitfall) => (
            <li key={pitfall}>{pitfall}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}

const solutionOf = (question: Question): readonly string[] =>
  question.format === 'drill/1'
    ? question.answer.says
    : [question.reference?.summary ?? 'None is written down.']

const figuresOf = (question: Question) =>
  question.format === 'drill/1' ? question.answer.figures : (question.reference?.estimates ?? [])

const fitting = (curveball: Curveball, kind: string | undefined) =>
  kind && curveball.phases.includes(kind) ? 1 : 0

function CurveballCard({ curveball, fits }: { curveball: Curveball; fits: boolean }) {
  const store = useStore()
  const desk = useDesk()
  const mayPlay = useMay('curveball.played')
  const played = useInterviewState().curveballs.find((it) => it.curveball === curveball.id)
  return (
    <article className={classes.curveball} data-played={played ? true : undefined}>
      <p className={classes.text}>{curveball.text}</p>
      <p className={classes.good}>A good answer holds</p>
      <ul className={classes.list}>
        {curveball.good.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className={classes.good}>Then ask</p>
      <p className={classes.text}>{curveball.followUp}</p>
      <div className={classes.foot}>
        <span className={classes.quiet}>
          {played ? `Played at ${momentText(played.elapsedMs)}` : fits ? 'Fits this phase' : ''}
        </span>
        {played ? (
          <Button look="default" size="small" onClick={() => desk.ask(curveball.followUp)}>
            Ask the follow-up
          </Button>
        ) : (
          <Button
            size="small"
            disabled={!mayPlay}
            aria-label={`Play: ${curveball.text}`}
            onClick={() =>
              store.append('curveball.played', { curveball: curveball.id, text: curveball.text })
            }
          >
            Play
          </Button>
        )}
      </div>
    </article>
  )
}
