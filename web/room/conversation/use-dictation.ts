import { useCallback, useEffect, useRef, useState } from 'react'

interface SpeechResult {
  readonly isFinal: boolean
  readonly 0: { readonly transcript: string } | undefined
}
interface SpeechResultEvent {
  readonly resultIndex: number
  readonly results: ArrayLike<SpeechResult>
}
/** As much of the browser's SpeechRecognition as is used here; TypeScript's own library lacks it. */
interface Recognition {
  continuous: boolean
  interimResults: boolean
  lang: string
  onresult: ((event: SpeechResultEvent) => void) | null
  onerror: ((event: { error: string }) => void) | null
  onend: (() => void) | null
  start(): void
  abort(): void
}
declare global {
  interface Window {
    SpeechRecognition?: new () => Recognition
    webkitSpeechRecognition?: new () => Recognition
  }
}

/** What each of the browser's error words means for somebody who wants to dictate. Others end dictation silently. */
const problems: Record<string, string> = {
  'not-allowed': 'The browser may not use the microphone. Allow it in the address bar, then start again.',
  'service-not-allowed': 'This browser does not offer dictation here. Type instead.',
  'audio-capture': 'No microphone was found.',
  network: 'The browser’s speech service cannot be reached. Type instead, or try again.',
  'language-not-supported': 'The browser’s speech service does not know this language.',
}
/** The recogniser stops by itself now and then; these are no reason to stop listening. */
const passing = new Set(['no-speech', 'aborted'])

export interface Dictation {
  /** Whether this browser can at all. */
  possible: boolean
  listening: boolean
  /** What was heard and may still change. */
  interim: string
  problem: string | null
  start(): void
  stop(): void
}

/** Dictation by the browser's own speech recognition. `onHeard` gets each piece once it is settled. */
export function useDictation(onHeard: (text: string) => void): Dictation {
  const [listening, setListening] = useState(false)
  const [interim, setInterim] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const running = useRef<Recognition | null>(null)
  const heard = useRef(onHeard)
  heard.current = onHeard

  const stop = useCallback(() => {
    const recognition = running.current
    running.current = null
    recognition?.abort()
    setListening(false)
    setInterim('')
  }, [])

  const start = useCallback(() => {
    const Recogniser = window.SpeechRecognition ?? window.webkitSpeechRecognition
    if (!Recogniser || running.current) return
    const recognition = new Recogniser()
    recognition.continuous = true
    recognition.interimResults = true
    recognition.lang = document.documentElement.lang || 'en'
    recognition.onresult = (event) => {
      const { settled, open } = split(event)
      setInterim(open)
      if (settled) heard.current(settled)
    }
    recognition.onerror = ({ error }) => {
      if (passing.has(error)) return
      setProblem(problems[error] ?? 'Dictation stopped. Type instead, or try again.')
      stop()
    }
    recognition.onend = () => {
      if (running.current === recognition) recognition.start()
    }
    running.current = recognition
    setProblem(null)
    setListening(true)
    recognition.start()
  }, [stop])

  useEffect(() => stop, [stop])
  const possible = Boolean(window.SpeechRecognition ?? window.webkitSpeechRecognition)
  return { possible, listening, interim, problem, start, stop }
}

/** Parts a result into what is settled now and what may still change. */
export function split({ resultIndex, results }: SpeechResultEvent): { settled: string; open: string } {
  let settled = ''
  let open = ''
  for (let index = resultIndex; index < results.length; index++) {
    const result = results[index]
    const text = result?.[0]?.transcript ?? ''
    if (result?.isFinal) settled += text
    else open += text
  }
  return { settled: settled.trim(), open: open.trim() }
}
