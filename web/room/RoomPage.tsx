import { useEffect, useState } from 'react'
import type { InterviewSummary } from '../../server/interview/api.ts'
import { RequestError } from '../api/client.ts'
import { useInterview } from '../api/interviews.ts'
import { useMe } from '../api/me.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Page, useTitle } from '../ui/Page.tsx'
import { ProblemPanel } from '../ui/Problem.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { ClosedRoom } from './ClosedRoom.tsx'
import { openRoom } from './connection/open.ts'
import { Room } from './Room.tsx'
import { RoomContext, useRoom } from './session/room.ts'
import type { RoomStore } from './session/store.ts'

/** The room of an interview: `/interviews/:id`. */
export default function RoomPage({ id }: { id: string }) {
  const interview = useInterview(id)
  const me = useMe()
  useTitle(interview.data?.question.title ?? 'Room')
  if (interview.data && me.data) return <Connected summary={interview.data} person={me.data.person} />
  if (interview.error instanceof RequestError && interview.error.code === 'interview.not-found')
    return <ClosedRoom why="interview.not-found" />
  const error = interview.error ?? me.error
  if (error)
    return (
      <Page title="Room">
        <ProblemPanel
          title="The room does not open"
          error={error}
          retry={() => Promise.all([interview.refetch(), me.refetch()])}
        >
          <ButtonLink href="/" look="default">
            To the start page
          </ButtonLink>
        </ProblemPanel>
      </Page>
    )
  return (
    <Page title="Room">
      <Waiting what="Opening the room" />
    </Page>
  )
}

/** Holds the connection as long as the page is open. */
function Connected({ summary, person }: { summary: InterviewSummary; person: string }) {
  const [store, setStore] = useState<RoomStore | null>(null)
  const interview = summary.id
  useEffect(() => {
    const opened = openRoom(interview, person)
    setStore(opened)
    return () => opened.close()
  }, [interview, person])
  if (!store) return null
  return (
    <RoomContext.Provider value={store}>
      <Entered summary={summary} />
    </RoomContext.Provider>
  )
}

function Entered({ summary }: { summary: InterviewSummary }) {
  const problem = useRoom((it) => it.problem)
  return problem ? <ClosedRoom why={problem.code} /> : <Room summary={summary} />
}
