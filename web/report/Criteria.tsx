import { IconAlertCircle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { useState } from 'react'
import type { Evidence, GradedCriterion, Report } from '../../server/grading/report.ts'
import type { InterviewFile } from '../../server/interview/export.ts'
import { Choice } from '../ui/Choice.tsx'
import { clockTime, scoreText } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import { AdviceBlock } from './AdviceBlock.tsx'
import { phaseAt, phaseTitle, placeOf, tally, verdictText } from './model.ts'
import classes from './Report.module.css'

type Shown = 'all' | GradedCriterion['verdict']

/** Every criterion by dimension: verdict, reason, the words that earned it, what was missing and its probe. */
export function Criteria({ report, file }: { report: Report; file: InterviewFile }) {
  const [shown, setShown] = useState<Shown>('all')
  const count = tally(report.criteria)
  return (
    <>
      <div className={classes.filter}>
        <Choice
          label="Show"
          value={shown}
          options={[
            { value: 'all', label: `All ${report.criteria.length}` },
            { value: 'met', label: `Met ${count.met}` },
            { value: 'partial', label: `Partial ${count.partial}` },
            { value: 'missed', label: `Missed ${count.missed}` },
          ]}
          onChoose={setShown}
        />
      </div>
      {report.dimensions.map((dimension) => {
        const criteria = report.criteria.filter(
          (it) => it.dimension === dimension.id && (shown === 'all' || it.verdict === shown),
        )
        return (
          criteria.length > 0 && (
            <section
              key={dimension.id}
              id={`dimension-${dimension.id}`}
              aria-labelledby={`dimension-${dimension.id}-title`}
              className={classes.dimension}
            >
              <h3 id={`dimension-${dimension.id}-title`}>
                {dimension.title}{' '}
                <span className={classes.dimensionScore}>{scoreText(dimension.score)} of 4</span>
              </h3>
              {criteria.map((it) => (
                <Criterion key={it.id} criterion={it} file={file} />
              ))}
            </section>
          )
        )
      })}
    </>
  )
}

const icons = { met: IconCircleCheck, partial: IconAlertCircle, missed: IconCircleDashed } as const

function Criterion({ criterion, file }: { criterion: GradedCriterion; file: InterviewFile }) {
  const { id, title, verdict, weight, source, reason, evidence } = criterion
  const Icon = icons[verdict]
  return (
    <article id={`criterion-${id}`} className={classes.criterion} data-verdict={verdict}>
      <header>
        <span className={classes.verdict}>
          <Icon size={18} aria-hidden /> {verdictText[verdict]}
        </span>
        <h4>{title}</h4>
        <span className={classes.criterionTags}>
          {source === 'question' && <Tag tone="accent">This question</Tag>}
          <span className={classes.weight}>
            {weight === 0 ? 'not counted at this level' : `weight ${weight}`}
          </span>
        </span>
      </header>
      <p>{reason}</p>
      <OwnVerdicts criterion={id} file={file} />
      {evidence.length > 0 && (
        <ul className={classes.quotes}>
          {evidence.map((it) => (
            <li key={`${placeOf(it)} ${it.quote}`}>
              <Quote evidence={it} file={file} />
            </li>
          ))}
        </ul>
      )}
      <AdviceBlock criterion={criterion} />
    </article>
  )
}

/** What the interviewer decided, beside what the grader did; neither changes the other. */
function OwnVerdicts({ criterion, file }: { criterion: string; file: InterviewFile }) {
  const given = (file.verdicts ?? []).filter((it) => it.criterion === criterion)
  return given.map((it) => (
    <p key={`${it.verdict} ${it.comment}`} className={classes.ownVerdict}>
      <strong>Interviewer: {verdictText[it.verdict]}.</strong> {it.comment}
    </p>
  ))
}

/** Words that earned something; a click goes to the moment they were said. */
function Quote({ evidence, file }: { evidence: Evidence; file: InterviewFile }) {
  const spoken = 'utterance' in evidence
  const phase = spoken ? phaseAt(file.phases, evidence.at) : undefined
  return (
    <a href={`#${placeOf(evidence)}`} className={classes.quote}>
      <span className={classes.moment}>
        {spoken ? clockTime(evidence.at) : evidence.source === 'whiteboard' ? 'Drawn' : 'Sheet'}
      </span>
      <q>{evidence.quote}</q>
      {phase && <span className={classes.momentPhase}>{phaseTitle(phase)}</span>}
    </a>
  )
}
