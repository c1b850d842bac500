'use client'

import { type ComponentProps, useLayoutEffect, useRef } from 'react'
import { movedCaret } from './caret'
import { ariaOf, type InputProps } from './input-props'

type GrowingProps = Omit<ComponentProps<'textarea'>, 'value' | 'defaultValue' | 'onChange' | 'ref'> & {
  value: string
  onText: (text: string) => void
}

/**
 * A text that grows with its words. What somebody else writes into it meanwhile leaves the caret where it was, and waits
 * while a character is being composed.
 */
export function GrowingText({ value, onText, className = 'input', ...rest }: GrowingProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const isComposing = useRef(false)

  useLayoutEffect(() => {
    if (area.current && !isComposing.current) showText(area.current, value)
  }, [value])

  return (
    <textarea
      {...rest}
      ref={area}
      className={className}
      defaultValue={value}
      dir="auto"
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

function showText(area: HTMLTextAreaElement, value: string) {
  if (area.value !== value) {
    const { value: before, selectionStart, selectionEnd, scrollTop } = area
    area.value = value
    if (document.activeElement === area) {
      area.setSelectionRange(movedCaret(before, value, selectionStart), movedCaret(before, value, selectionEnd))
      area.scrollTop = scrollTop
    }
  }
  // Browsers that do not size a field by its content yet.
  if (CSS.supports('field-sizing', 'content')) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight + 2}px`
}

export function TextInput(props: InputProps) {
  const { id, value, onChange } = props
  return (
    <GrowingText
      {...ariaOf(props)}
      id={id}
      rows={2}
      spellCheck
      value={typeof value === 'string' ? value : ''}
      onText={onChange}
    />
  )
}
