import { IconArrowDown } from '@tabler/icons-react'
import { memo, useEffect, useMemo, useState } from 'react'
import type { Plan } from '../../../server/interview/plan.ts'
import { momentText } from '../clock/segments.ts'
import { useDesk } from '../session/desk.ts'
import { toneOf, useNameOf } from '../session/people.ts'
import { useInterviewState, useMay, useRole, useRoom, useStore } from '../session/room.ts'
import { Composer } from './Composer.tsx'
import classes from './Conversation.module.css'
import { type Entry, timelineOf } from './timeline.ts'
import { Unsent, type UnsentMessage } from './Unsent.tsx'
import { useFollowEnd } from './use-follow-end.ts'
import { useTypists } from './use-typing.ts'

/** What was said so far, by phase, and the box to say more. */
export function Conversation({ plan }: { plan: Plan }) {
  const state = useInterviewState()
  const pending = useRoom((it) => it.pending)
  const online = useRoom((it) => it.status === 'open')
  const nameOf = useNameOf()
  const maySpeak = useMay('said')
  const role = useRole()
  const { message } = useDesk()
  const { transcript, curveballs, phases } = state
  const ended = state.clock.is === 'ended'
  // A drawing changes the state and nothing in here.
  const entries = useMemo(
    () => timelineOf({ transcript, curveballs, phases, ended }, plan),
    [transcript, curveballs, phases, ended, plan],
  )
  const waiting = pending.filter((it) => it.kind === 'said')
  const [refused, setRefused] = useRefused()
  const { box, behind, onScroll, toEnd } = useFollowEnd(entries.length + waiting.length + refused.length)
  const last = transcript.at(-1)
  const typists = useTypists(last?.person, transcript.length)
  const present = useRoom((it) => it.present)
  const typing = typists.flatMap((person) => present.find((it) => it.person === person)?.name ?? [])
  return (
    <div className={classes.conversation}>
      <div className={classes.frame}>
        <div
          ref={box}
          role="log"
          aria-live="polite"
          aria-label="Conversation"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
          className={classes.log}
          onScroll={onScroll}
        >
          {entries.length === 0 && (
            <p className={classes.empty}>The conversation begins when the interview starts.</p>
          )}
          {entries.map((entry) => (
            <Line
              key={entry.key}
              entry={entry}
              name={entry.is === 'said' ? nameOf(entry.person, entry.role) : ''}
            />
          ))}
          {waiting.map(
            (it) =>
              it.kind === 'said' && (
                <div key={it.id} className={classes.said} data-pending data-tone={toneOf(role)}>
                  <p className={classes.text}>{it.payload.text}</p>
                  <span className={classes.note}>{online ? 'Sending…' : 'Waits for the connection'}</span>
                </div>
              ),
          )}
          {refused.map((it) => (
            <Unsent
              key={it.id}
              message={it}
              onGone={() => setRefused((all) => all.filter((other) => other.id !== it.id))}
            />
          ))}
        </div>
        {behind && (
          <button type="button" className={classes.news} onClick={toEnd}>
            <IconArrowDown size={15} aria-hidden /> New messages
          </button>
        )}
      </div>
      <p className={classes.typing} role="status">
        {typing.length > 0 ? `${typing.join(' and ')} ${typing.length > 1 ? 'are' : 'is'} typing…` : ''}
      </p>
      {role === 'observer' || (ended && message === '') ? (
        <p className={classes.listens}>
          {ended ? 'The conversation is closed.' : 'Observers follow along and do not speak.'}
        </p>
      ) : (
        <Composer maySend={maySpeak} stage={state.clock.is} />
      )}
    </div>
  )
}

const Line = memo(function Line({ entry, name }: { entry: Entry; name: string }) {
  const moment = <span className={classes.moment}>{momentText(entry.atMs)}</span>
  switch (entry.is) {
    case 'phase':
      return (
        <h2 className={classes.phase}>
          <span>{entry.title}</span>
          {moment}
        </h2>
      )
    case 'curveball':
      return (
        <div className={classes.curveball}>
          <span className={classes.head}>
            <strong>Curveball</strong>
            {moment}
          </span>
          <p className={classes.text}>{entry.text}</p>
        </div>
      )
    case 'end':
      return (
        <h2 className={classes.phase}>
          <span>The interview ended</span>
          {moment}
        </h2>
      )
    case 'said':
      return (
        <div className={classes.said} data-tone={toneOf(entry.role)} data-goes-on={entry.goesOn || undefined}>
          <span className={entry.goesOn ? 'ff-hidden' : classes.head}>
            <strong>{name}</strong>
            {entry.goesOn ? null : moment}
          </span>
          <p className={classes.text}>{entry.text}</p>
        </div>
      )
  }
})

/** Messages that the server did not take, kept for their author to put right. */
function useRefused() {
  const store = useStore()
  const [refused, setRefused] = useState<readonly UnsentMessage[]>([])
  useEffect(
    () =>
      store.onRefused((refusal, event) => {
        if (event?.kind !== 'said') return
        const { text } = event.payload
        setRefused((all) => [...all, { id: event.id, text, why: refusal.message }])
      }),
    [store],
  )
  return [refused, setRefused] as const
}
