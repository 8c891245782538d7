import type { ReactNode } from 'react'
import type { Report } from '../../server/grading/report.ts'
import type { Guide } from '../../server/interview/api.ts'
import type { InterviewFile } from '../../server/interview/export.ts'
import { Arithmetic } from './Arithmetic.tsx'
import { BoardFindings } from './BoardFindings.tsx'
import { Calibration } from './Calibration.tsx'
import { Checklists } from './Checklists.tsx'
import { Contradictions } from './Contradictions.tsx'
import { Criteria } from './Criteria.tsx'
import { Dimensions } from './Dimensions.tsx'
import { NextSteps } from './NextSteps.tsx'
import { Opinions } from './Opinions.tsx'
import { Pitfalls } from './Pitfalls.tsx'
import { Reference } from './Reference.tsx'
import classes from './Report.module.css'
import { Result } from './Result.tsx'
import { TimeUsed } from './TimeUsed.tsx'
import { Transcript } from './Transcript.tsx'
import { WhiteboardEnded } from './WhiteboardEnded.tsx'
import { Worksheet } from './Worksheet.tsx'

/** The parts of a report in the order in which one reads them. */
export function ReportSections({
  id,
  report,
  file,
  guide,
}: {
  id: string
  report: Report
  file: InterviewFile
  guide: Guide
}) {
  const { debrief } = report
  return (
    <div className={classes.sections}>
      <Section id="result" title="Result">
        <Result report={report} />
      </Section>
      <Section id="next" title="What to do next">
        <NextSteps report={report} />
      </Section>
      {debrief && (
        <Section id="pitfalls" title="Pitfalls noticed">
          <Pitfalls
            pitfalls={debrief.pitfalls}
            silent={!file.utterances.some((it) => it.speaker === 'candidate')}
          />
        </Section>
      )}
      <Section id="dimensions" title="Dimensions">
        <Dimensions report={report} />
      </Section>
      <Section id="criteria" title="Criteria">
        <Criteria report={report} file={file} />
      </Section>
      <Section id="opinions" title="Opinions side by side">
        <Opinions id={id} />
      </Section>
      {debrief && report.rubric.id !== 'drill' && (
        <Section id="levels" title="By level">
          <Calibration levels={debrief.calibration} report={report} />
        </Section>
      )}
      <Section id="time" title="Time">
        <TimeUsed time={report.time} />
      </Section>
      <Section id="arithmetic" title="Arithmetic">
        {debrief && debrief.contradictions.length > 0 && <Contradictions found={debrief.contradictions} />}
        <Arithmetic checks={report.arithmetic} />
      </Section>
      <Section id="whiteboard" title="Whiteboard">
        {debrief?.whiteboard && <BoardFindings whiteboard={debrief.whiteboard} />}
        <WhiteboardEnded file={file} board={report.board} />
      </Section>
      <Section id="worksheet" title="Worksheet">
        <Worksheet file={file} report={report} />
      </Section>
      {guide.question && (
        <Section id="reference" title="Reference solution">
          <Reference id={id} question={guide.question} file={file} board={report.board} />
        </Section>
      )}
      {report.checklists.length > 0 && (
        <Section id="checklists" title="Never touched">
          <Checklists items={report.checklists} />
        </Section>
      )}
      <Section id="transcript" title="Transcript">
        <Transcript key={id} file={file} />
      </Section>
    </div>
  )
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={classes.section}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  )
}
