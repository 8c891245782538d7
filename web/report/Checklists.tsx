import type { Report, TouchedItem } from '../../server/grading/report.ts'
import { READINESS } from '../../server/interview/checklist.ts'
import fold from '../ui/Fold.module.css'
import { clockTime } from '../ui/format.ts'
import { placeOf } from './model.ts'
import classes from './Report.module.css'

interface List {
  id: string
  title: string
  groups: { id: string; title: string; items: TouchedItem[] }[]
}

/** The flat items of a report as lists with groups, in their order. */
export function listsOf(items: readonly TouchedItem[]): List[] {
  const lists = new Map<string, List>()
  for (const item of items) {
    const list = lists.get(item.checklist.id) ?? { ...item.checklist, groups: [] }
    lists.set(list.id, list)
    const group = list.groups.find(({ id }) => id === item.group.id)
    if (group) group.items.push(item)
    else list.groups.push({ ...item.group, items: [item] })
  }
  return [...lists.values()]
}

const touched = ({ groups }: List) => groups.flatMap(({ items }) => items).filter((it) => it.evidence).length
const size = ({ groups }: List) => groups.flatMap(({ items }) => items).length

/** What of production readiness was never touched. Checklists give no points; they say what to think of next time. */
export function Checklists({ items }: { items: Report['checklists'] }) {
  return (
    <>
      <p className={classes.quiet}>
        These lists give no points. They show what a system needs before it may be relied on, and what of it
        never came up; no interview has room for all.
      </p>
      {listsOf(items).map((list) => (
        <details key={list.id} className={fold.fold} open={list.id === READINESS}>
          <summary>
            {list.title}
            <span className={fold.count}>
              {touched(list)} of {size(list)} touched
            </span>
          </summary>
          <div className={classes.checklistGroups}>
            {list.groups.map((group) => (
              <section key={group.id} aria-label={group.title}>
                <h3>{group.title}</h3>
                <ul>
                  {group.items.map((item) => (
                    <Item key={item.id} item={item} />
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </details>
      ))}
    </>
  )
}

function Item({ item: { text, ask, evidence } }: { item: TouchedItem }) {
  if (!evidence)
    return (
      <li data-touched="false">
        <span className="ff-hidden">Never touched: </span>
        {text}
        <span className={classes.checklistAsk}>{ask}</span>
      </li>
    )
  return (
    <li data-touched="true">
      <span className="ff-hidden">Touched: </span>
      {text}{' '}
      <a href={`#${placeOf(evidence)}`} title={evidence.quote}>
        {'utterance' in evidence
          ? clockTime(evidence.at)
          : evidence.source === 'whiteboard'
            ? 'drawn'
            : 'sheet'}
      </a>
    </li>
  )
}
