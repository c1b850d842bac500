'use client'

import { useLayoutEffect, useRef } from 'react'
import { ariaOf, type InputProps } from './input-props'

/** A day. One that is half typed is no answer yet: it takes away no other, and nobody overwrites it. */
export function DateInput(props: InputProps) {
  const { id, onChange } = props
  const value = typeof props.value === 'string' ? props.value : ''
  const input = useRef<HTMLInputElement>(null)

  useLayoutEffect(() => {
    const field = input.current
    if (field && field.value !== value && !(field.validity.badInput && document.activeElement === field)) {
      field.value = value
    }
  }, [value])

  return (
    <input
      {...ariaOf(props)}
      ref={input}
      type="date"
      className="input ed-date"
      id={id}
      min="1900-01-01"
      max="2199-12-31"
      defaultValue={value}
      onInput={({ currentTarget: { value: typed, validity } }) => {
        if (validity.valid) onChange(typed || null)
      }}
    />
  )
}
