import type { Question } from '../../server/interview/question.ts'
import { DrillSolution } from '../solution/DrillSolution.tsx'
import { Solution } from '../solution/Solution.tsx'
import { PromptText } from '../ui/PromptText.tsx'
import classes from './Write.module.css'

/** The question as others will see it: first what a candidate sees, then what opens after the end. */
export function PreviewPane({ question }: { question: Question | null }) {
  if (!question)
    return <p className={classes.hint}>The preview appears as soon as all fields have the right shape.</p>
  return (
    <div className={classes.preview}>
      <p className={classes.about}>
        {question.format === 'drill/1' ? 'Drill' : 'Whole system'} · {question.level} · {question.minutes} min
      </p>
      <h2>{question.title}</h2>
      <p>{question.summary}</p>
      <PromptText text={question.prompt} />
      <h3>Asked by the interviewer</h3>
      <ul>
        {question.criteria.map((it) => (
          <li key={it.id}>
            “{it.probe}” <span className={classes.hint}>{it.title}</span>
          </li>
        ))}
      </ul>
      {question.format === 'drill/1' ? (
        <>
          <h3>Model answer</h3>
          <DrillSolution drill={question} />
        </>
      ) : (
        <>
          <h3>Reference solution</h3>
          <Solution question={question} scene={null} />
        </>
      )}
    </div>
  )
}
