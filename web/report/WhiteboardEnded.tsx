import type { Report } from '../../server/grading/report.ts'
import type { InterviewFile } from '../../server/interview/export.ts'
import { Drawing } from '../solution/Drawing.tsx'
import { Flows } from '../solution/Flows.tsx'
import classes from '../solution/Solution.module.css'

/** The whiteboard as it ended: the drawing, and its components and flows in words. */
export function WhiteboardEnded({ file, board }: { file: InterviewFile; board: Report['board'] }) {
  const scene = file.whiteboard
  const drawn = scene?.elements.some((it) => it.isDeleted !== true)
  if (!drawn && !board) return <p className={classes.quiet}>Nothing was drawn.</p>
  return (
    <div className={classes.whiteboard}>
      {drawn && scene && <Drawing scene={scene} />}
      {board && <BoardWords board={board} />}
    </div>
  )
}

type Board = NonNullable<Report['board']>

/** Components and flows as words: what a screen reader has in place of the drawing, and what the grader read. */
function BoardWords({ board }: { board: Board }) {
  return (
    <div className={classes.boardWords}>
      <div>
        <h3>Components</h3>
        {board.nodes.length === 0 && <p className={classes.quiet}>None that carries a name.</p>}
        <ul className={classes.chips}>
          {board.nodes.map((it) => (
            <li key={it.id}>{it.label || 'without a name'}</li>
          ))}
        </ul>
      </div>
      <Flows board={board} />
    </div>
  )
}
