import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useImportInterview } from '../api/interviews.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNote } from '../ui/Problem.tsx'
import classes from './Upload.module.css'

/**
 * Uploads an `interview/1` file, chosen by button or dropped anywhere on `children`, and opens its report. What is wrong
 * with a file is shown below, place by place, until another one is chosen.
 */
export function Upload({ children }: { children: ReactNode }) {
  const [, go] = useLocation()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [name, setName] = useState('')
  const upload = useImportInterview()

  const take = (file: File | undefined) => {
    if (!file || upload.isPending) return
    setName(file.name)
    upload.mutate(file, { onSuccess: ({ id }) => go(`/interviews/${id}/report`) })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div
      className={over ? `${classes.zone} ${classes.over}` : classes.zone}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={classes.row}>
        {children}
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label="Interview file"
          className="ff-hidden"
          tabIndex={-1}
          onChange={(event) => {
            take(event.currentTarget.files?.[0])
            // The same file, mended, may be chosen again.
            event.currentTarget.value = ''
          }}
        />
        <Button look="default" size="small" busy={upload.isPending} onClick={() => input.current?.click()}>
          {!upload.isPending && <IconUpload size={16} aria-hidden />}
          <span>
            Upload<span className={classes.more}> interview</span>
          </span>
        </Button>
      </div>
      {upload.error && (
        <ProblemNote error={upload.error}>
          <p className={classes.kept}>“{name}” was not taken, nothing of it was stored.</p>
        </ProblemNote>
      )}
    </div>
  )
}
