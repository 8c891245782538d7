import { useEffect, useRef, useState } from 'react'
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
  const error = useLast(interview.error ?? me.error)
  useAgain(error instanceof RequestError && error.retry, () => {
    if (interview.error) interview.refetch()
    if (me.error) me.refetch()
  })
  useTitle(interview.data?.question.title ?? 'Room')
  if (interview.data && me.data) return <Connected summary={interview.data} person={me.data.person} />
  if (error instanceof RequestError && error.code === 'interview.not-found')
    return <ClosedRoom why="interview.not-found" />
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

/** An error stays in sight while it is tried again, so that the page does not flicker. */
function useLast(error: Error | null): Error | null {
  const last = useRef<Error | null>(null)
  if (error) last.current = error
  return last.current
}

/** How often the room tries again by itself while the server is away, in ms. */
const AGAIN_MS = 2_500

function useAgain(on: boolean, again: () => void): void {
  const latest = useRef(again)
  latest.current = again
  useEffect(() => {
    if (!on) return
    const timer = setInterval(() => latest.current(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [on])
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
