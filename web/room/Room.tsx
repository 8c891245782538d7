import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { InterviewSummary } from '../../server/interview/api.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Board, preloadBoard } from './Board.tsx'
import { Controls } from './bar/Controls.tsx'
import { RoomHead } from './bar/RoomHead.tsx'
import { Announcer } from './clock/Announcer.tsx'
import { PhaseClock } from './clock/PhaseClock.tsx'
import classes from './room.module.css'
import { type Desk, DeskContext, type PartId } from './session/desk.ts'
import { useKept } from './session/kept.ts'
import { useInterviewState, useRole, useRoom, useStore } from './session/room.ts'
import { Toasts, useToasts } from './session/Toasts.tsx'
import { useNarrow } from './session/use-narrow.ts'
import { useRefusals } from './session/use-refusals.ts'
import { Side } from './side/Side.tsx'
import { WaitingRoom } from './waiting/WaitingRoom.tsx'

/** The room: bar, clock, and before the start the waiting room, then whiteboard and parts side by side. */
export function Room({ summary: asked }: { summary: InterviewSummary }) {
  const state = useInterviewState()
  const arrived = useRoom((it) => it.you !== null)
  const summary = useMemo(
    () => (state.started ? { ...asked, plan: state.started.plan, level: state.started.level } : asked),
    [asked, state.started],
  )
  const narrow = useNarrow()
  const waiting = state.clock.is === 'waiting'
  const prepares = useRole() === 'interviewer'
  const { desk, toasts } = useDeskOf(summary.id, narrow, waiting)
  useRefusals(useStore(), desk.tell)
  useEffect(preloadBoard, [])
  const board = waiting ? <WaitingRoom summary={summary} /> : <Board />
  return (
    <DeskContext.Provider value={desk}>
      <div className={classes.room}>
        <TopBar>
          <RoomHead summary={summary} />
        </TopBar>
        <section className={classes.strip} aria-label="Clock">
          {/* Until the room has told how it stands, there is nothing true to show; the strip keeps its height. */}
          {arrived && <PhaseClock plan={summary.plan} />}
          {arrived && <Controls plan={summary.plan} />}
        </section>
        {state.clock.is === 'ended' && <EndedBanner interview={summary.id} />}
        <main className={classes.main} data-alone={waiting && !prepares ? true : undefined}>
          {!arrived ? (
            <Waiting what="Joining the room" />
          ) : waiting && !prepares ? (
            <BeforeTheStart>{board}</BeforeTheStart>
          ) : (
            <>
              {!narrow &&
                (waiting ? (
                  <BeforeTheStart>{board}</BeforeTheStart>
                ) : (
                  <div className={classes.board}>{board}</div>
                ))}
              <Side summary={summary} narrow={narrow} board={board} />
            </>
          )}
        </main>
        <Announcer plan={summary.plan} />
        <Toasts toasts={toasts.toasts} onGone={toasts.gone} />
      </div>
    </DeskContext.Provider>
  )
}

function BeforeTheStart({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.board} aria-label="Before the start" tabIndex={0}>
      {children}
    </section>
  )
}

function EndedBanner({ interview }: { interview: string }) {
  return (
    <section className={classes.ended} aria-label="End of the interview">
      <div>
        <strong>The interview has ended.</strong>{' '}
        <span>Everything stands as it was at the end; nothing can be changed any more.</span>
      </div>
      <ButtonLink href={`/interviews/${interview}/report`} size="small">
        Read the report
      </ButtonLink>
    </section>
  )
}

/** What the parts share: which is open, the message being typed, toasts. */
function useDeskOf(interview: string, narrow: boolean, waiting: boolean) {
  const [part, open] = useState<PartId>(narrow ? 'board' : waiting ? 'guide' : 'conversation')
  const [message, setMessage] = useKept(`message:${interview}`)
  const [asked, setAsked] = useState(0)
  const toasts = useToasts()
  const latest = useRef(message)
  latest.current = message
  const ask = useCallback(
    (text: string) => {
      const there = latest.current.trim()
      setMessage(there ? `${there}\n${text}` : text)
      open('conversation')
      setAsked((times) => times + 1)
    },
    [setMessage],
  )
  const started = useRef(!waiting)
  useEffect(() => {
    // Whoever prepared in the guide is taken to the conversation when it begins.
    if (!waiting && !started.current) open(narrow ? 'board' : 'conversation')
    started.current = !waiting
  }, [waiting, narrow])
  const desk: Desk = useMemo(
    () => ({ part, open, message, setMessage, ask, asked, tell: toasts.tell }),
    [part, message, setMessage, ask, asked, toasts.tell],
  )
  return { desk, toasts }
}
