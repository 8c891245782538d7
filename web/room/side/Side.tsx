import type { ReactNode } from 'react'
import type { InterviewSummary } from '../../../server/interview/api.ts'
import { Conversation } from '../conversation/Conversation.tsx'
import { CoveragePanel } from '../coverage/CoveragePanel.tsx'
import { GuidePanel } from '../guide/GuidePanel.tsx'
import { NotesPanel } from '../notes/NotesPanel.tsx'
import { PromptPanel } from '../prompt/PromptPanel.tsx'
import { type PartId, useDesk } from '../session/desk.ts'
import { useInterviewState, useRole } from '../session/room.ts'
import { WorksheetPanel } from '../worksheet/WorksheetPanel.tsx'
import classes from './side.module.css'
import { Panel, type Tab, Tabs } from './Tabs.tsx'
import { useUnread } from './use-unread.ts'

/** The parts beside the whiteboard, one at a time. On narrow screens the whiteboard is one of them. */
export function Side({
  summary,
  narrow,
  board,
}: {
  summary: InterviewSummary
  narrow: boolean
  board: ReactNode
}) {
  const { part, open } = useDesk()
  const interviewer = useRole() === 'interviewer'
  const state = useInterviewState()
  const unread = useUnread(state.transcript, part === 'conversation')
  const tabs: Tab<PartId>[] = [
    ...(narrow ? [{ id: 'board', title: 'Whiteboard' } as const] : []),
    {
      id: 'conversation',
      title: 'Conversation',
      count: unread > 0 ? { number: unread, of: 'unread' } : undefined,
    },
    { id: 'worksheet', title: 'Worksheet' },
    { id: 'prompt', title: 'Prompt' },
    ...(interviewer
      ? ([
          { id: 'notes', title: 'Notes' },
          { id: 'coverage', title: 'Coverage' },
          { id: 'guide', title: 'Guide' },
        ] as const)
      : []),
  ]
  const shown = tabs.some((tab) => tab.id === part) ? part : 'conversation'
  return (
    <aside className={classes.side} aria-label="Parts of the interview">
      <Tabs label="Parts of the interview" tabs={tabs} open={shown} onOpen={open} />
      {narrow && (
        <Panel id="board" open={shown === 'board'} keep>
          {board}
        </Panel>
      )}
      <Panel id="conversation" open={shown === 'conversation'} keep>
        <Conversation plan={summary.plan} />
      </Panel>
      <Panel id="worksheet" open={shown === 'worksheet'}>
        <WorksheetPanel />
      </Panel>
      <Panel id="prompt" open={shown === 'prompt'}>
        <PromptPanel summary={summary} />
      </Panel>
      {interviewer && (
        <>
          <Panel id="notes" open={shown === 'notes'}>
            <NotesPanel plan={summary.plan} />
          </Panel>
          <Panel id="coverage" open={shown === 'coverage'}>
            <CoveragePanel />
          </Panel>
          <Panel id="guide" open={shown === 'guide'}>
            <GuidePanel interview={summary.id} plan={summary.plan} />
          </Panel>
        </>
      )}
    </aside>
  )
}
