'use client'

import type { ComponentProps, ReactNode } from 'react'
import { FieldFrame, type FieldProps } from './field-frame'
import { useField } from './form-context'

type InputProps = Pick<
  ComponentProps<'input'>,
  | 'type'
  | 'autoComplete'
  | 'inputMode'
  | 'list'
  | 'maxLength'
  | 'minLength'
  | 'pattern'
  | 'placeholder'
  | 'title'
  | 'spellCheck'
>

/** `unit` stands after the value inside the field. */
export function TextField(props: FieldProps & InputProps & { defaultValue?: string; unit?: ReactNode }) {
  const { name, label, help, required, quietLabel, defaultValue, unit, ...input } = props
  const field = useField(name, Boolean(help), defaultValue)
  return (
    <FieldFrame {...{ label, help, required, quietLabel }} id={field.id} error={field.error}>
      <span className="input">
        <input
          {...input}
          {...field.aria}
          id={field.id}
          name={name}
          data-label={label}
          required={required}
          defaultValue={field.value}
        />
        {unit ? <span className="input-unit">{unit}</span> : null}
      </span>
    </FieldFrame>
  )
}

/** A figure with its unit. Typed as text, so that 1,200 and 1.200 reach the server as they were written. */
export function NumberField(
  props: Omit<FieldProps, never> & { defaultValue?: string; unit?: ReactNode; placeholder?: string },
) {
  return <TextField {...props} inputMode="decimal" autoComplete="off" />
}

export function TextArea(
  props: FieldProps & { defaultValue?: string; rows?: number; maxLength?: number; placeholder?: string },
) {
  const { name, label, help, required, quietLabel, defaultValue, rows = 4, ...area } = props
  const field = useField(name, Boolean(help), defaultValue)
  return (
    <FieldFrame {...{ label, help, required, quietLabel }} id={field.id} error={field.error}>
      <textarea
        {...area}
        {...field.aria}
        className="input"
        id={field.id}
        name={name}
        rows={rows}
        data-label={label}
        required={required}
        defaultValue={field.value}
      />
    </FieldFrame>
  )
}
