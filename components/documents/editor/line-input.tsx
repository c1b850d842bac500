'use client'

import { type ClipboardEvent, type ComponentProps, useLayoutEffect, useRef } from 'react'
import { movedCaret } from './caret'
import { ariaOf, type InputProps } from './input-props'

type LineProps = Omit<ComponentProps<'input'>, 'value' | 'defaultValue' | 'onChange' | 'ref' | 'type'> & {
  value: string
  onText: (text: string) => void
}

/** One line of text. What somebody else writes into it leaves the caret where it was, and waits while a character is composed. */
export function Line({ value, onText, className = 'input', ...rest }: LineProps) {
  const line = useRef<HTMLInputElement>(null)
  const isComposing = useRef(false)

  useLayoutEffect(() => {
    if (line.current && !isComposing.current) showLine(line.current, value)
  }, [value])

  return (
    <input
      onPaste={pasteOnOneLine}
      {...rest}
      ref={line}
      type="text"
      className={className}
      defaultValue={value}
      dir="auto"
      autoComplete="off"
      onInput={(event) => onText(event.currentTarget.value)}
      onCompositionStart={() => {
        isComposing.current = true
      }}
      onCompositionEnd={() => {
        isComposing.current = false
      }}
    />
  )
}

function showLine(line: HTMLInputElement, value: string) {
  const { value: before, selectionStart, selectionEnd } = line
  if (before === value) return
  line.value = value
  if (document.activeElement !== line) return
  line.setSelectionRange(movedCaret(before, value, selectionStart ?? 0), movedCaret(before, value, selectionEnd ?? 0))
}

/** A browser would drop the line breaks and join the words on both sides of each. */
function pasteOnOneLine(event: ClipboardEvent<HTMLInputElement>) {
  const text = event.clipboardData.getData('text/plain')
  if (!/[\r\n]/.test(text)) return
  event.preventDefault()
  insertText(event.currentTarget, text.trim().replace(/\s*[\r\n]+\s*/g, ' '))
}

/** As if it were typed: the browser can take it back. */
function insertText(line: HTMLInputElement, text: string) {
  if (document.execCommand('insertText', false, text)) return
  line.setRangeText(text, line.selectionStart ?? 0, line.selectionEnd ?? 0, 'end')
  line.dispatchEvent(new Event('input', { bubbles: true }))
}

export function OneLineInput(props: InputProps) {
  const { id, value, onChange } = props
  return <Line {...ariaOf(props)} id={id} spellCheck value={typeof value === 'string' ? value : ''} onText={onChange} />
}
