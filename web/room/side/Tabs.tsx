import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import classes from './side.module.css'

export interface Tab<Id extends string> {
  id: Id
  title: string
  /** A number beside the title, such as of unread messages, and what it counts. */
  count?: { number: number; of: string } | undefined
}

/** Tabs by the pattern of the ARIA guide: arrows move, Home and End jump. Panels are the caller's, by `panelId`. */
export function Tabs<Id extends string>({
  label,
  tabs,
  open,
  onOpen,
}: {
  label: string
  tabs: readonly Tab<Id>[]
  open: Id
  onOpen: (id: Id) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const index = tabs.findIndex((tab) => tab.id === open)
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const tab = tabs[(to + tabs.length) % tabs.length]
    if (!tab) return
    onOpen(tab.id)
    list.current?.querySelector<HTMLElement>(`#${tabId(tab.id)}`)?.focus()
  }
  return (
    <div ref={list} role="tablist" aria-label={label} className={classes.tabs} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          id={tabId(tab.id)}
          type="button"
          role="tab"
          aria-selected={tab.id === open}
          aria-controls={panelId(tab.id)}
          tabIndex={tab.id === open ? 0 : -1}
          className={classes.tab}
          onClick={() => onOpen(tab.id)}
        >
          {tab.title}
          {tab.count && (
            <span className={classes.count}>
              {tab.count.number}
              <span className="ff-hidden"> {tab.count.of}</span>
            </span>
          )}
        </button>
      ))}
    </div>
  )
}

const tabId = (id: string) => `part-${id}`
const panelId = (id: string) => `part-${id}-panel`

/** What a tab shows. Kept in the page while hidden if `keep`, for parts that go on in the background. */
export function Panel({
  id,
  open,
  keep = false,
  children,
}: {
  id: string
  open: boolean
  keep?: boolean
  children: ReactNode
}) {
  return (
    <div
      role="tabpanel"
      id={panelId(id)}
      aria-labelledby={tabId(id)}
      className={classes.panel}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard
      tabIndex={0}
      hidden={!open}
    >
      {(open || keep) && children}
    </div>
  )
}
