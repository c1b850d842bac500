'use client'

import type { ReactNode } from 'react'
import { FieldFrame, FieldNotes } from '@/components/form/field-frame'
import { figureOf } from './edit-template'
import { useControl } from './part-context'

type ControlProps = { name: string; label: string; help?: ReactNode; optional?: boolean; quietLabel?: boolean }

const textOf = (value: unknown) =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)

export function Line({
  name,
  label,
  help,
  optional,
  quietLabel,
  onText,
}: ControlProps & { onText?: (text: string) => void }) {
  const control = useControl(name)
  const write = (text: string) => (onText ? onText(text) : control.set(text === '' && optional ? undefined : text))
  return (
    <FieldFrame id={control.id} {...{ label, help, quietLabel }} required={!optional} error={control.error}>
      <span className="input">
        <input
          {...control.aria}
          id={control.id}
          value={textOf(control.value)}
          onChange={(event) => write(event.target.value)}
          autoComplete="off"
        />
      </span>
    </FieldFrame>
  )
}

export function Lines({ name, label, help, optional, rows = 3 }: ControlProps & { rows?: number }) {
  const control = useControl(name)
  return (
    <FieldFrame id={control.id} {...{ label, help }} required={!optional} error={control.error}>
      <textarea
        {...control.aria}
        className="input"
        id={control.id}
        rows={rows}
        value={textOf(control.value)}
        onChange={(event) => control.set(event.target.value === '' && optional ? undefined : event.target.value)}
      />
    </FieldFrame>
  )
}

/** A figure, kept as it is typed until it is one. */
export function Figure({ name, label, help, optional }: ControlProps) {
  const control = useControl(name)
  return (
    <FieldFrame id={control.id} {...{ label, help }} required={!optional} error={control.error}>
      <span className="input">
        <input
          {...control.aria}
          className="num"
          id={control.id}
          inputMode="decimal"
          autoComplete="off"
          value={textOf(control.value)}
          onChange={(event) => control.set(figureOf(event.target.value))}
          onBlur={({ target }) => {
            const figure = Number(target.value)
            if (target.value.trim() !== '' && Number.isFinite(figure) && control.value !== figure) control.set(figure)
          }}
        />
      </span>
    </FieldFrame>
  )
}

type ChooseProps = ControlProps & {
  options: ReadonlyArray<{ value: string; label: string }>
  /** The first entry, for none. */
  none?: string
  onChoose?: (value: string) => void
}

export function Choose({ name, label, help, optional, quietLabel, options, none, onChoose }: ChooseProps) {
  const control = useControl(name)
  const value = textOf(control.value)
  const isKnown = options.some((option) => option.value === value)
  return (
    <FieldFrame id={control.id} {...{ label, help, quietLabel }} required={!optional} error={control.error}>
      <select
        {...control.aria}
        className="input"
        id={control.id}
        value={value}
        onChange={({ target }) => (onChoose ? onChoose(target.value) : control.set(target.value || undefined))}
      >
        {none === undefined && isKnown ? null : <option value="">{none ?? 'Choose…'}</option>}
        {isKnown || value === '' ? null : <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

export function Tick({ name, label, help, isOnByDefault }: ControlProps & { isOnByDefault?: boolean }) {
  const control = useControl(name)
  return (
    <div className="field">
      <label className="option" htmlFor={control.id}>
        <input
          {...control.aria}
          type="checkbox"
          id={control.id}
          checked={control.value === undefined ? Boolean(isOnByDefault) : control.value === true}
          onChange={({ target }) => control.set(target.checked)}
        />
        <span>{label}</span>
      </label>
      <FieldNotes id={control.id} help={help} error={control.error} />
    </div>
  )
}

type TicksProps = ControlProps & { options: ReadonlyArray<{ value: string | boolean; label: string }> }

/** Several of a list; none of them leaves the property out. */
export function Ticks({ name, label, help, quietLabel, options }: TicksProps) {
  const control = useControl(name)
  const chosen = Array.isArray(control.value) ? (control.value as unknown[]) : []
  const put = (value: string | boolean, isOn: boolean) => {
    const next = options.filter((option) => (option.value === value ? isOn : chosen.includes(option.value)))
    control.set(next.length > 0 ? next.map((option) => option.value) : undefined)
  }
  return (
    <fieldset className="field" id={control.id} tabIndex={-1} {...control.aria}>
      <legend className={quietLabel ? 'sr-only' : 'field-label'}>{label}</legend>
      <div className="options">
        {options.map((option) => (
          <label key={String(option.value)} className="option">
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={({ target }) => put(option.value, target.checked)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <FieldNotes id={control.id} help={help} error={control.error} />
    </fieldset>
  )
}
