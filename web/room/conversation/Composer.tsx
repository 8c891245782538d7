import { IconMicrophone, IconMicrophoneOff, IconSend } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Role } from '../../../server/interview/events.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useDesk } from '../session/desk.ts'
import { useRole, useStore } from '../session/room.ts'
import classes from './Conversation.module.css'
import { useDictation } from './use-dictation.ts'
import { useTellTyping } from './use-typing.ts'

/** The most characters of one message; the server takes no more. */
const MOST_CHARACTERS = 20_000
/** While dictating, a pause of this long sends what was said, in ms. */
const PAUSE_MS = 2_500

/** The box to speak in: type, or dictate where the browser can. What is typed outlives a reload. */
export function Composer({ maySend, stage }: { maySend: boolean; stage: string }) {
  const store = useStore()
  const role = useRole()
  const { message, setMessage, asked } = useDesk()
  const tellTyping = useTellTyping()
  const box = useRef<HTMLTextAreaElement>(null)
  const [byPause, setByPause] = useState(true)
  const latest = useRef(message)
  latest.current = message
  const dictation = useDictation((heard) => setMessage(joined(latest.current, heard)))
  const { listening, interim } = dictation

  const send = () => {
    const text = message.trim()
    if (!text || !maySend) return
    store.append('said', { text })
    setMessage('')
  }
  const sendNow = useRef(send)
  sendNow.current = send

  useEffect(() => {
    if (asked > 0) box.current?.focus()
  }, [asked])
  useEffect(() => {
    if (!listening || !byPause || interim || !message) return
    const timer = setTimeout(() => sendNow.current(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [listening, byPause, interim, message])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className={classes.field} data-listening={listening || undefined}>
        <textarea
          ref={box}
          aria-label="Message"
          aria-describedby="message-hint"
          rows={2}
          maxLength={MOST_CHARACTERS}
          value={message}
          placeholder={placeholderOf(stage, listening, role)}
          onChange={(event) => {
            setMessage(event.currentTarget.value)
            if (maySend) tellTyping()
          }}
          onKeyDown={onKeyDown}
        />
        {interim && <p className={classes.interim}>{interim}</p>}
        <div className={classes.tools}>
          {dictation.possible && maySend && (
            <IconButton
              label={listening ? 'Stop dictating' : 'Dictate'}
              aria-pressed={listening}
              onClick={listening ? dictation.stop : dictation.start}
            >
              {listening ? (
                <IconMicrophoneOff size={18} aria-hidden />
              ) : (
                <IconMicrophone size={18} aria-hidden />
              )}
            </IconButton>
          )}
          {listening && (
            <label className={classes.byPause}>
              <input
                type="checkbox"
                checked={byPause}
                onChange={(event) => setByPause(event.currentTarget.checked)}
              />
              Send when I pause
            </label>
          )}
          <span id="message-hint" className={classes.hint}>
            {listening
              ? ''
              : dictation.possible
                ? 'Enter sends, Shift+Enter breaks the line'
                : 'Enter sends. This browser cannot dictate.'}
          </span>
          <button
            type="submit"
            className={classes.send}
            aria-label="Send"
            title="Send"
            disabled={!maySend || !message.trim()}
          >
            <IconSend size={17} aria-hidden />
          </button>
        </div>
      </div>
      {dictation.problem && (
        <p role="alert" className={classes.problem}>
          {dictation.problem}
        </p>
      )}
    </form>
  )
}

/** A piece of speech after what stands there already. */
const joined = (there: string, heard: string) => (there.trim() ? `${there.trimEnd()} ${heard}` : heard)

function placeholderOf(stage: string, listening: boolean, role: Role): string {
  if (stage === 'waiting') return 'Opens when the interview starts'
  if (stage === 'ended') return 'The interview has ended'
  if (listening) return 'Listening…'
  return role === 'interviewer' ? 'Ask, answer, challenge' : 'Think aloud: type what you would say'
}
