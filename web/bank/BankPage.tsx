import { IconArrowsShuffle, IconPencil, IconRoute } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { QuestionSummary } from '../../server/interview/question.ts'
import { useProgress } from '../api/bank.ts'
import { useQuestions } from '../api/questions.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { ProblemNote, ProblemPanel } from '../ui/Problem.tsx'
import { Bone, Waiting } from '../ui/Waiting.tsx'
import { BankCard } from './BankCard.tsx'
import { BankFilters } from './BankFilters.tsx'
import classes from './BankPage.module.css'
import { BrokenFiles } from './BrokenFiles.tsx'
import { addressOf, type Filter, filterBank, filterFrom, noFilter, scoresOf, surprise } from './filter.ts'
import { useStart } from './use-start.ts'
import { Weakest } from './Weakest.tsx'

/** `/bank`: every question and drill, to browse, search and filter. */
export function BankPage() {
  const questions = useQuestions()
  const progress = useProgress()
  const [, go] = useLocation()
  const filter = filterFrom(useSearch())
  const scores = useMemo(() => scoresOf(progress.data), [progress.data])
  const done = useMemo(() => new Set(scores.keys()), [scores])
  const all = questions.data ?? []
  const fitting = filterBank(all, filter, done)
  const narrow = (part: Partial<Filter>) => {
    const query = addressOf({ ...filter, ...part })
    go(query ? `/bank?${query}` : '/bank', { replace: true })
  }
  return (
    <Page title="Question bank" wide>
      <header className={classes.head}>
        <div>
          <h1>Question bank</h1>
          <p>
            Whole systems for an interview of 30 to 60 minutes, and drills of 5 to 15 minutes about one thing.
            Each has a solution whose numbers add up; it opens once you have tried.
          </p>
        </div>
        <div className={classes.ways}>
          <Button
            look="default"
            disabled={fitting.length === 0}
            onClick={() => {
              const chosen = surprise(fitting, done, Math.random())
              if (chosen) go(`/bank/${chosen.id}`)
            }}
          >
            <IconArrowsShuffle size={17} aria-hidden /> Surprise me
          </Button>
          <ButtonLink href="/study-path" look="default">
            <IconRoute size={17} aria-hidden /> Study path
          </ButtonLink>
          <ButtonLink href="/write" look="default">
            <IconPencil size={17} aria-hidden /> Write a question
          </ButtonLink>
        </div>
      </header>
      <BrokenFiles />
      {progress.data && <Weakest progress={progress.data} questions={all} />}
      {progress.error && (
        <ProblemNote error={progress.error}>
          <Button look="default" size="small" onClick={() => progress.refetch()}>
            Load what I have done again
          </Button>
        </ProblemNote>
      )}
      {questions.isError ? (
        <ProblemPanel
          title="The bank could not be loaded"
          error={questions.error}
          retry={() => questions.refetch()}
        />
      ) : (
        <>
          <BankFilters questions={all} filter={filter} onNarrow={narrow} />
          {questions.isPending ? (
            <CardsWaiting />
          ) : (
            <Shelves fitting={fitting} all={all.length} scores={scores} clear={() => narrow(noFilter)} />
          )}
        </>
      )}
    </Page>
  )
}

const shelves = [
  { kind: 'full', title: 'Whole systems' },
  { kind: 'drill', title: 'Drills' },
] as const

function Shelves({
  fitting,
  all,
  scores,
  clear,
}: {
  fitting: readonly QuestionSummary[]
  all: number
  scores: ReturnType<typeof scoresOf>
  clear: () => void
}) {
  const { start, starting, error } = useStart()
  return (
    <>
      <p role="status" className={classes.count}>
        {fitting.length === all
          ? `${all} questions and drills`
          : `${fitting.length} of ${all} questions and drills`}
      </p>
      {error && <ProblemNote error={error} />}
      {fitting.length === 0 && (
        <div className={classes.none}>
          <p>{all === 0 ? 'The bank holds no questions yet.' : 'Nothing fits all of that.'}</p>
          {all > 0 && (
            <Button look="default" size="small" onClick={clear}>
              Clear search and filters
            </Button>
          )}
        </div>
      )}
      {shelves.map(({ kind, title }) => {
        const own = fitting.filter((it) => it.kind === kind)
        return (
          own.length > 0 && (
            <section key={kind} aria-labelledby={`shelf-${kind}`} className={classes.shelf}>
              <h2 id={`shelf-${kind}`}>
                {title} <span className={classes.shelfCount}>{own.length}</span>
              </h2>
              <div className={classes.cards}>
                {own.map((it) => (
                  <BankCard
                    key={it.id}
                    question={it}
                    done={scores.get(it.id)}
                    starting={starting === it.id}
                    onStart={() => start(it)}
                  />
                ))}
              </div>
            </section>
          )
        )
      })}
    </>
  )
}

function CardsWaiting() {
  return (
    <Waiting what="Loading the bank">
      <div className={classes.cards}>
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
          <Bone key={key} height={168} />
        ))}
      </div>
    </Waiting>
  )
}
