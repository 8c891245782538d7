import type { InterviewSummary } from '../../server/interview/api.ts'
import { RequestError } from '../api/client.ts'
import { useInterviewFile } from '../api/file.ts'
import { useGuide } from '../api/guide.ts'
import { useInterview } from '../api/interviews.ts'
import { useReport } from '../api/report.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { ProblemPanel } from '../ui/Problem.tsx'
import { Bone, Waiting } from '../ui/Waiting.tsx'
import { Contents } from './Contents.tsx'
import classes from './Report.module.css'
import { ReportHead } from './ReportHead.tsx'
import { ReportSections } from './ReportSections.tsx'

/** `/interviews/:id/report`: what was graded, why, and what would have been better. */
export function ReportPage({ id }: { id: string }) {
  const interview = useInterview(id, (it) => it.status !== 'ended')
  if (interview.error) return <Unknown error={interview.error} retry={() => interview.refetch()} />
  if (!interview.data) return <Loading what="Loading the interview" />
  if (interview.data.status !== 'ended') return <NotYet summary={interview.data} />
  return <Ended summary={interview.data} />
}

function Ended({ summary }: { summary: InterviewSummary }) {
  const report = useReport(summary.id)
  const file = useInterviewFile(summary.id)
  const guide = useGuide(summary.id)
  const error = report.error ?? file.error ?? guide.error
  const retry = () => Promise.all([report, file, guide].map((it) => (it.error ? it.refetch() : null)))
  return (
    <Page title={`Report: ${summary.question.title}`} wide>
      <ReportHead summary={summary} />
      {error && <ProblemPanel title="The report is not there yet" error={error} retry={retry} />}
      {!error && report.data && file.data && guide.data ? (
        <div className={classes.body}>
          <Contents
            without={[
              ...(guide.data.question ? [] : ['reference']),
              ...(report.data.checklists.length > 0 ? [] : ['checklists']),
              ...(report.data.debrief ? [] : ['pitfalls', 'levels']),
              ...(report.data.rubric.id === 'drill' ? ['levels'] : []),
            ]}
          />
          <ReportSections id={summary.id} report={report.data} file={file.data} guide={guide.data} />
        </div>
      ) : (
        !error && <Making />
      )}
    </Page>
  )
}

/** While the words are judged: the shape of what comes, and what is being done. */
function Making() {
  return (
    <Waiting what="Making the report">
      <p className={classes.making}>Reading what was said and drawn, and holding it against the criteria …</p>
      <div className={classes.bones}>
        <Bone height={230} />
        <Bone height={160} />
        <Bone height={420} />
      </div>
    </Waiting>
  )
}

function Loading({ what }: { what: string }) {
  return (
    <Page title="Report" wide>
      <Waiting what={what}>
        <div className={classes.bones}>
          <Bone height={64} width="60%" />
          <Bone height={230} />
        </div>
      </Waiting>
    </Page>
  )
}

function NotYet({ summary }: { summary: InterviewSummary }) {
  return (
    <Page title="Report">
      <ProblemPanel title="The interview has not ended yet">
        <p>The report is made when it ends; this page then shows it by itself.</p>
        <ButtonLink href={`/interviews/${summary.id}`}>To the room</ButtonLink>
      </ProblemPanel>
    </Page>
  )
}

function Unknown({ error, retry }: { error: Error; retry: () => void }) {
  const gone = error instanceof RequestError && error.code === 'interview.not-found'
  return (
    <Page title="Report">
      <ProblemPanel
        title={gone ? 'There is no such report for you' : 'The report could not be loaded'}
        error={error}
        retry={gone ? undefined : retry}
      >
        <ButtonLink href="/history" look="default">
          To the history
        </ButtonLink>
      </ProblemPanel>
    </Page>
  )
}
