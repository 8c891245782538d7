import type { ReactNode } from 'react'
import { kindTitle } from '../../server/interview/plan.ts'
import type { Question, QuestionSummary } from '../../server/interview/question.ts'
import { useProgress, useWholeQuestion } from '../api/bank.ts'
import { RequestError } from '../api/client.ts'
import { useQuestions } from '../api/questions.ts'
import { DrillSolution } from '../solution/DrillSolution.tsx'
import { Solution } from '../solution/Solution.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { scoreText, words } from '../ui/format.ts'
import { Page } from '../ui/Page.tsx'
import { ProblemNote, ProblemPanel } from '../ui/Problem.tsx'
import { PromptText } from '../ui/PromptText.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Bone, Waiting } from '../ui/Waiting.tsx'
import { Asked } from './Asked.tsx'
import classes from './QuestionPage.module.css'
import { useStart } from './use-start.ts'

/** `/bank/:id`: the prompt for whoever is to be asked; everything for whoever was, or who asks others. */
export function QuestionPage({ id }: { id: string }) {
  const questions = useQuestions()
  const question = questions.data?.find((it) => it.id === id)
  if (questions.isError)
    return (
      <Page title="Question">
        <ProblemPanel
          title="The question could not be loaded"
          error={questions.error}
          retry={() => questions.refetch()}
        />
      </Page>
    )
  if (questions.isPending)
    return (
      <Page title="Question">
        <Waiting what="Loading the question">
          <Bone height={320} />
        </Waiting>
      </Page>
    )
  if (!question)
    return (
      <Page title="Question">
        <ProblemPanel title="The bank holds no such question">
          <p>It may have been taken out, or the address has a slip.</p>
          <ButtonLink href="/bank">To the bank</ButtonLink>
        </ProblemPanel>
      </Page>
    )
  return (
    <Page title={question.title} wide>
      <Head question={question} />
      <div className={classes.columns}>
        <section aria-labelledby="prompt" className={classes.panel}>
          <h2 id="prompt">Prompt</h2>
          <PromptText text={question.prompt} />
        </section>
        <Aside question={question} />
      </div>
      <Whole key={id} id={id} />
    </Page>
  )
}

function Head({ question }: { question: QuestionSummary }) {
  const companies = question.companies.filter((it) => it !== 'generic')
  return (
    <header className={classes.head}>
      <p className={classes.about}>
        {question.kind === 'drill' ? 'Drill' : 'Whole system'} · {question.level} · {question.minutes} min
        {question.phase && ` · ${kindTitle(question.phase)}`}
        {companies.length > 0 && ` · ${companies.join(', ')}`}
        {question.own && ' · of your own'}
      </p>
      <h1>{question.title}</h1>
      <p className={classes.summary}>{question.summary}</p>
    </header>
  )
}

function Aside({ question }: { question: QuestionSummary }) {
  const { start, starting, error } = useStart()
  const done = useProgress().data?.done.find((it) => it.question === question.id)
  const drill = question.kind === 'drill'
  return (
    <aside className={classes.aside} aria-label="Practise">
      {done && (
        <p>
          You did this{done.score === null ? '' : ` with ${scoreText(done.score)} of 4`}.{' '}
          <a href={`/interviews/${done.interview}/report`}>Read the report</a>
        </p>
      )}
      <Button size="large" full busy={starting !== null} onClick={() => start(question)}>
        {drill ? 'Start drill' : `Start ${question.minutes} minutes`}
      </Button>
      <p className={classes.quiet}>With the built-in interviewer. The clock starts when you say so.</p>
      {error && <ProblemNote error={error} />}
      {!drill && (
        <ButtonLink href={`/?question=${question.id}`} look="default" full>
          Choose plan, level or a peer
        </ButtonLink>
      )}
      <Tags title="Topics" name="topic" tags={question.topics} />
      <Tags title="Patterns" name="pattern" tags={question.patterns} />
    </aside>
  )
}

function Tags({ title, name, tags }: { title: string; name: string; tags: readonly string[] }) {
  if (tags.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <p className={classes.tags}>
        {tags.map((tag) => (
          <a key={tag} href={`/bank?${name}=${tag}`}>
            <Tag>{words(tag)}</Tag>
          </a>
        ))}
      </p>
    </div>
  )
}

function Whole({ id }: { id: string }) {
  const whole = useWholeQuestion(id)
  if (whole.isPending)
    return (
      <Waiting what="Looking whether the solution is open to you">
        <Bone height={120} />
      </Waiting>
    )
  if (whole.error instanceof RequestError && whole.error.code === 'question.not-open') return <Closed />
  if (whole.error)
    return (
      <ProblemNote error={whole.error}>
        <Button look="default" size="small" onClick={() => whole.refetch()}>
          Try again
        </Button>
      </ProblemNote>
    )
  return <Opened question={whole.data.question} />
}

function Closed() {
  return (
    <section aria-labelledby="closed" className={classes.closed}>
      <h2 id="closed">The solution is closed to you</h2>
      <p>
        It opens when you have ended an interview about this question, or when you lead or watch one as
        interviewer or observer. Reading it first would spoil the only honest try that you have.
      </p>
    </section>
  )
}

function Opened({ question }: { question: Question }) {
  return (
    <>
      <Part id="solution" title={question.format === 'drill/1' ? 'Model answer' : 'Reference solution'}>
        {question.format === 'drill/1' ? (
          <DrillSolution drill={question} />
        ) : (
          <Solution question={question} scene={`/api/questions/${question.id}/whiteboard.excalidraw`} />
        )}
      </Part>
      <Asked question={question} />
    </>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className={classes.panel}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
