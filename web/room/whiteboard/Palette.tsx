import {
  IconBolt,
  IconBucket,
  IconBuildingWarehouse,
  IconCalendarTime,
  IconChartBar,
  IconDatabase,
  IconDeviceDesktop,
  IconFilter,
  IconHexagon,
  IconKey,
  IconPuzzle,
  IconScale,
  IconStack2,
} from '@tabler/icons-react'
import { type ComponentType, type KeyboardEvent, useRef, useState } from 'react'
import type { LibraryItem } from './insert.ts'
import { kindOf } from './library.ts'
import classes from './Whiteboard.module.css'

const icons: Record<string, ComponentType<{ size?: number }>> = {
  client: IconDeviceDesktop,
  'load-balancer': IconScale,
  service: IconHexagon,
  queue: IconStack2,
  'stream-processor': IconFilter,
  cache: IconBolt,
  sql: IconDatabase,
  'key-value': IconKey,
  'object-store': IconBucket,
  warehouse: IconBuildingWarehouse,
  'batch-job': IconCalendarTime,
  dashboard: IconChartBar,
}

/** The components of data systems at hand: a press puts one on the whiteboard. One stop of Tab, arrows within. */
export function Palette({
  items,
  onInsert,
  disabled,
}: {
  items: readonly LibraryItem[]
  onInsert: (item: LibraryItem) => void
  disabled: boolean
}) {
  const bar = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(0)
  const [placed, setPlaced] = useState('')
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowRight: current + 1,
      ArrowLeft: current - 1,
      Home: 0,
      End: items.length - 1,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = (to + items.length) % items.length
    setCurrent(next)
    bar.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <div ref={bar} role="toolbar" aria-label="Components" className={classes.palette} onKeyDown={onKeyDown}>
      {items.map((item, index) => {
        const Icon = icons[kindOf(item) ?? ''] ?? IconPuzzle
        return (
          <button
            key={item.id}
            type="button"
            className={classes.component}
            title={`Put a ${item.name.toLowerCase()} on the whiteboard`}
            tabIndex={index === current ? 0 : -1}
            disabled={disabled}
            onFocus={() => setCurrent(index)}
            onClick={() => {
              onInsert(item)
              setPlaced(`${item.name} placed.`)
            }}
          >
            <Icon size={18} aria-hidden />
            <span>{item.name}</span>
          </button>
        )
      })}
      <span role="status" className="ff-hidden">
        {placed}
      </span>
    </div>
  )
}
