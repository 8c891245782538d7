import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import { useEffect, useRef, useState } from 'react'
import type { Report } from '../../server/grading/report.ts'
import type { ExcalidrawDocument, InterviewFile } from '../../server/interview/export.ts'
import { loadExcalidraw } from '../ui/excalidraw.ts'
import { useScheme } from '../ui/scheme.ts'
import { Bone } from '../ui/Waiting.tsx'
import classes from './Report.module.css'

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

/** The scene as a picture. Excalidraw is large, so it is loaded only here. */
function Drawing({ scene }: { scene: ExcalidrawDocument }) {
  const frame = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  const { scheme } = useScheme()
  useEffect(() => {
    let left = false
    const show = async () => {
      const { exportToCanvas, exportToSvg, restoreElements } = await loadExcalidraw()
      // Copies, since Excalidraw changes what it holds; old files lack fields, which its own restoring fills in.
      const copies: ExcalidrawElement[] = JSON.parse(JSON.stringify(scene.elements))
      const elements = restoreElements(copies, null, { refreshDimensions: false, repairBindings: false })
      const drawn = elements.filter((it) => !it.isDeleted)
      // Painting once, however small, loads the drawing's fonts into the page. Written into the picture instead they would
      // bring two megabytes of code that cuts fonts to size.
      await exportToCanvas({ elements: drawn, files: null, getDimensions: () => ({ width: 1, height: 1 }) })
      const svg = await exportToSvg({
        elements: drawn,
        appState: { exportBackground: false, exportWithDarkMode: scheme === 'dark' },
        files: null,
        exportPadding: 16,
        skipInliningFonts: true,
      })
      if (left) return
      svg.setAttribute('aria-hidden', 'true')
      frame.current?.replaceChildren(svg)
      setState('shown')
    }
    show().catch(() => !left && setState('failed'))
    return () => {
      left = true
    }
  }, [scene, scheme])
  return (
    <figure className={classes.drawing}>
      {state === 'loading' && <Bone height={320} />}
      {state === 'failed' && <p>The drawing could not be shown; download it to open it in Excalidraw.</p>}
      <div ref={frame} className={classes.svg} />
    </figure>
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

/** What flows from where to where. */
export function Flows({ board }: { board: Board }) {
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
