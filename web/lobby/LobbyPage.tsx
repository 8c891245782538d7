import { useState } from 'react'
import { useSearch } from 'wouter'
import type { QuestionSummary } from '../../server/interview/question.ts'
import { usePlans } from '../api/plans.ts'
import { useQuestions } from '../api/questions.ts'
import { Page } from '../ui/Page.tsx'
import { ProblemPanel } from '../ui/Problem.tsx'
import classes from './LobbyPage.module.css'
import { QuestionPicker } from './QuestionPicker.tsx'
import { RecentInterviews } from './RecentInterviews.tsx'
import { SetUpPanel } from './SetUpPanel.tsx'
import { type SetUp, setUpFor } from './set-up.ts'

/** Where one chooses a question, sets the interview up and starts it. */
export function LobbyPage() {
  const questions = useQuestions()
  const plans = usePlans()
  const [chosen, setSetUp] = useState<SetUp | null>(null)
  const asked = new URLSearchParams(useSearch()).get('question')
  // Drills have one phase and one way to be played: they start in the bank.
  const full = questions.data?.filter((it) => it.kind === 'full')
  const linked = full?.find((it) => it.id === asked)
  const setUp = chosen ?? (linked && plans.data ? setUpFor(linked, plans.data, null) : null)
  const failed = questions.isError ? questions : plans.isError ? plans : null

  const choose = (question: QuestionSummary) => setSetUp(setUpFor(question, plans.data ?? [], setUp))
  return (
    <Page title="" wide>
      <div className={classes.head}>
        <h1>Practise a system design interview</h1>
        <p>
          Choose a question, talk and draw against the clock, and read a report that quotes what earned every
          point.
        </p>
      </div>
      <RecentInterviews />
      {failed ? (
        <ProblemPanel
          title="The questions could not be loaded"
          error={failed.error}
          retry={() => {
            questions.refetch()
            plans.refetch()
          }}
        />
      ) : (
        <div className={classes.columns}>
          <QuestionPicker questions={full} chosen={setUp?.question.id ?? null} onChoose={choose} />
          <SetUpPanel setUp={setUp} plans={plans.data ?? []} onChange={setSetUp} />
        </div>
      )}
      {setUp && (
        <a href="#set-up" className={classes.onwards}>
          Set up “{setUp.question.title}”
        </a>
      )}
    </Page>
  )
}
