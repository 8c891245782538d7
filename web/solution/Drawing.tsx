import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import { IconZoomIn } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { ExcalidrawDocument } from '../../server/interview/export.ts'
import { Button } from '../ui/Button.tsx'
import { loadExcalidraw } from '../ui/excalidraw.ts'
import { useScheme } from '../ui/scheme.ts'
import { Bone } from '../ui/Waiting.tsx'
import classes from './Solution.module.css'

/** The scene as a picture. Excalidraw is large, so it is loaded only here. */
export function Drawing({ scene }: { scene: ExcalidrawDocument }) {
  const frame = useRef<HTMLElement>(null)
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  const [large, setLarge] = useState(false)
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
      <section
        ref={frame}
        className={classes.svg}
        data-large={large || undefined}
        // What scrolls must be reachable by keys.
        tabIndex={large ? 0 : undefined}
        aria-label="Drawing"
      />
      {state === 'shown' && (
        <figcaption>
          <Button look="quiet" size="small" aria-pressed={large} onClick={() => setLarge(!large)}>
            <IconZoomIn size={16} aria-hidden /> Readable size
          </Button>
        </figcaption>
      )}
    </figure>
  )
}
