import type { Drill } from '../../server/interview/question.ts'
import classes from './Solution.module.css'
import { Corrections, Lines } from './Solution.tsx'
import { Figures } from './SolutionTables.tsx'

/** The model answer of a drill, its arithmetic, and the question on top. */
export function DrillSolution({ drill }: { drill: Drill }) {
  return (
    <div className={classes.reference}>
      <div className={classes.answer}>
        {drill.answer.says.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <Figures figures={drill.answer.figures} />
      <div className={classes.block}>
        <h3>Follow-up</h3>
        <p>{drill.followUp.text}</p>
        <ul>
          {drill.followUp.good.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <Lines title="Pitfalls" lines={drill.pitfalls} />
      <Corrections corrections={drill.corrections} />
    </div>
  )
}
