import { useCoverage } from '../session/room.ts'
import classes from './Coverage.module.css'
import { CriterionItem } from './CriterionItem.tsx'
import { apart, byNeed, tally } from './order.ts'

/** How the criteria stand so far, with what was said for them and what to ask next. For interviewers only. */
export function CoveragePanel() {
  const covered = useCoverage()
  if (!covered)
    return <p className={classes.empty}>Coverage appears once the candidate has said or drawn something.</p>
  const { criteria, reminders } = apart(covered)
  const { due, later } = byNeed(criteria)
  const count = tally(criteria)
  return (
    <div className={classes.coverage}>
      <p className={classes.tally}>
        <span data-verdict="met">{count.met} met</span>
        <span data-verdict="partial">{count.partial} in part</span>
        <span data-verdict="missed">{count.missed} open</span>
      </p>
      <section aria-labelledby="coverage-due">
        <h2 id="coverage-due" className={classes.title}>
          Due in this phase
        </h2>
        {due.length === 0 && <p className={classes.none}>Nothing in particular.</p>}
        <ul className={classes.list}>
          {due.map((it) => (
            <CriterionItem key={it.criterion} covered={it} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="coverage-later">
        <h2 id="coverage-later" className={classes.title}>
          In other phases
        </h2>
        <ul className={classes.list}>
          {later.map((it) => (
            <CriterionItem key={it.criterion} covered={it} />
          ))}
        </ul>
      </section>
      {reminders.length > 0 && (
        <section aria-labelledby="coverage-readiness">
          <h2 id="coverage-readiness" className={classes.title}>
            Production readiness, not touched yet
          </h2>
          <ul className={classes.list}>
            {reminders.map((it) => (
              <CriterionItem key={it.criterion} covered={it} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
