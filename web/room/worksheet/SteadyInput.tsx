import { type InputHTMLAttributes, useLayoutEffect, useRef } from 'react'
import { caretAfter } from './drafts.ts'

/** A text field whose caret stays where it is when somebody else changes the text in it. */
export function SteadyInput({
  value,
  onType,
  ...rest
}: { value: string; onType: (text: string) => void } & Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'value' | 'onChange'
>) {
  const input = useRef<HTMLInputElement>(null)
  const shown = useRef({ value, caret: 0 })
  useLayoutEffect(() => {
    const it = input.current
    const before = shown.current
    if (it && before.value !== value && document.activeElement === it) {
      const caret = caretAfter(before.value, value, before.caret)
      it.setSelectionRange(caret, caret)
    }
    shown.current = { value, caret: before.caret }
  }, [value])
  const remember = () => {
    shown.current = { value: shown.current.value, caret: input.current?.selectionStart ?? 0 }
  }
  return (
    <input
      ref={input}
      value={value}
      onChange={(event) => {
        // Typing moves the caret itself; only changes from outside need help.
        shown.current = { value: event.currentTarget.value, caret: event.currentTarget.selectionStart ?? 0 }
        onType(event.currentTarget.value)
      }}
      onSelect={remember}
      {...rest}
    />
  )
}
