import '@excalidraw/excalidraw/index.css'
import { Excalidraw, MainMenu } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI, ExcalidrawInitialDataState } from '@excalidraw/excalidraw/types'
import { useEffect, useState } from 'react'
import { visibleElements } from '../../../server/interview/board.ts'
import { useScheme } from '../../ui/scheme.ts'
import { useMay, useStore } from '../session/room.ts'
import { items, libraryItems } from './library.ts'
import { Palette } from './Palette.tsx'
import { drawable } from './scene.ts'
import { useBoard } from './use-board.ts'
import { useInsert } from './use-insert.ts'
import classes from './Whiteboard.module.css'

/** Nothing that leaves the interview or brings in pictures: saving, opening and exporting are the report's business. */
const options = {
  canvasActions: {
    changeViewBackgroundColor: false,
    export: false,
    loadScene: false,
    saveAsImage: false,
    saveToActiveFile: false,
    toggleTheme: false,
  },
  tools: { image: false },
} as const

/** The shared whiteboard with the components at hand. Read-only for observers and after the end. */
export default function Whiteboard() {
  const store = useStore()
  const mayDraw = useMay('board.changed')
  const { scheme } = useScheme()
  const [api, setApi] = useState<ExcalidrawImperativeAPI | null>(null)
  const [initial] = useState<ExcalidrawInitialDataState>(() => ({
    elements: drawable(visibleElements(store.getSnapshot().state.board)),
    appState: { viewBackgroundColor: '#ffffff', currentItemRoughness: 0, zenModeEnabled: false },
    libraryItems: libraryItems(),
    scrollToContent: true,
  }))
  const { onChange, onPointerUpdate, flush } = useBoard(api, mayDraw)
  const insert = useInsert(api)
  useEffect(() => {
    if (!mayDraw) flush()
  }, [mayDraw, flush])
  return (
    <div className={classes.board}>
      {mayDraw && <Palette items={items} onInsert={insert} disabled={!api} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a section without a heading would say less */}
      <div
        className={classes.canvas}
        role="region"
        aria-label="Whiteboard"
        data-ready={api ? true : undefined}
      >
        <Excalidraw
          excalidrawAPI={setApi}
          initialData={initial}
          onChange={onChange}
          onPointerUpdate={onPointerUpdate}
          isCollaborating
          viewModeEnabled={!mayDraw}
          theme={scheme}
          langCode="en"
          UIOptions={options}
          validateEmbeddable={false}
          aiEnabled={false}
          handleKeyboardGlobally={false}
        >
          <MainMenu>
            <MainMenu.DefaultItems.SearchMenu />
            {mayDraw && <MainMenu.DefaultItems.ClearCanvas />}
            <MainMenu.DefaultItems.Help />
          </MainMenu>
        </Excalidraw>
      </div>
    </div>
  )
}
