import type { BoardGraph } from '../../server/interview/export.ts'
import classes from './Solution.module.css'

/** What flows from where to where. */
export function Flows({ board }: { board: BoardGraph }) {
  const name = (id: string) => board.nodes.find((it) => it.id === id)?.label || id
  return (
    <div className={classes.words}>
      <h3>Flows</h3>
      {board.edges.length === 0 && <p className={classes.quiet}>None: no arrow joins two components.</p>}
      <ul className={classes.flows}>
        {board.edges.map((it, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two arrows may join the same components
          <li key={index}>
            {name(it.from)} <span aria-hidden="true">→</span>
            <span className="ff-hidden">to</span> {name(it.to)}
            {it.label && <span className={classes.quiet}> {it.label}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
