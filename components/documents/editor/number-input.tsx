'use client'

import { type ComponentProps, useLayoutEffect, useRef } from 'react'
import type { Answer } from '@/lib/templates/vocabulary'
import { ariaOf, type InputProps } from './input-props'
import { numberText, readNumber } from './number-text'

type FigureValue = number | string | null

type FigureProps = { value: FigureValue; onFigure: (value: FigureValue) => void } & Omit<
  ComponentProps<'input'>,
  'value' | 'onChange'
>

/** What was typed stays as it was typed while one is in the field; left, it shows what was understood. */
export function Figure({ value, onFigure, ...rest }: FigureProps) {
  const input = useRef<HTMLInputElement>(null)
  const plain = value === null ? '' : String(value)

  useLayoutEffect(() => {
    if (input.current && figureOf(input.current.value) !== value) input.current.value = plain
  }, [value, plain])

  return (
    <input
      {...rest}
      ref={input}
      inputMode="decimal"
      autoComplete="off"
      defaultValue={plain}
      onInput={(event) => onFigure(figureOf(event.currentTarget.value))}
      onBlur={(event) => {
        event.currentTarget.value = plain
      }}
    />
  )
}

/** A long figure as it is read, beside the digits that are typed. */
export function Reading({ value }: { value: FigureValue }) {
  if (typeof value !== 'number' || Math.abs(value) < 10_000) return null
  return (
    <span className="input-unit num" aria-hidden="true">
      {numberText(value)}
    </span>
  )
}

/** A text that is no figure stays a text: it is kept, and the server says what it expects. */
function figureOf(text: string): FigureValue {
  if (text.trim() === '') return null
  const figure = readNumber(text)
  return Number.isNaN(figure) ? text : figure
}

export const asFigure = (value: Answer): FigureValue =>
  typeof value === 'number' || typeof value === 'string' ? value : null

export function NumberInput(props: InputProps) {
  const { id, field, value, onChange } = props
  const unit = field.kind === 'duration' ? (field.durationUnit ?? 'months') : field.unit
  return (
    <span className="input ed-narrow">
      <Figure {...ariaOf(props)} id={id} className="num" value={asFigure(value)} onFigure={onChange} />
      <Reading value={asFigure(value)} />
      {unit ? <span className="input-unit">{unit}</span> : null}
    </span>
  )
}
