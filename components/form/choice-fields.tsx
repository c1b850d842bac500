'use client'

import type { ReactNode } from 'react'
import { FieldFrame, FieldNotes, type FieldProps } from './field-frame'
import { useField } from './form-context'

export type Choice = { value: string; label: string; help?: ReactNode; disabled?: boolean }

/** `placeholder` is the empty first entry; without it the first choice would be preselected. */
export function Select(props: FieldProps & { options: Choice[]; defaultValue?: string; placeholder?: string }) {
  const { name, label, help, required, quietLabel, options, defaultValue, placeholder = 'Choose…' } = props
  const field = useField(name, Boolean(help), defaultValue ?? '')
  return (
    <FieldFrame {...{ label, help, required, quietLabel }} id={field.id} error={field.error}>
      <select
        {...field.aria}
        className="input"
        id={field.id}
        name={name}
        data-label={label}
        required={required}
        defaultValue={field.value}
      >
        <option value="">{placeholder}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** Nothing is preselected: a decision is the person's own. */
export function RadioGroup(props: FieldProps & { options: Choice[]; defaultValue?: string }) {
  const { name, label, help, required, quietLabel, options, defaultValue } = props
  const field = useField(name, Boolean(help), defaultValue)
  return (
    <fieldset className="field" id={field.id} {...field.aria} tabIndex={-1}>
      <legend className={quietLabel ? 'sr-only' : 'field-label'}>
        {label}
        {required ? null : <span className="field-optional"> optional</span>}
      </legend>
      <div className="options">
        {options.map((option) => (
          <label key={option.value} className="option">
            <input
              type="radio"
              name={name}
              value={option.value}
              data-label={label}
              required={required}
              disabled={option.disabled}
              defaultChecked={field.value === option.value}
            />
            <span>
              {option.label}
              {option.help ? <small>{option.help}</small> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldNotes id={field.id} help={help} error={field.error} />
    </fieldset>
  )
}

export function Checkbox(props: FieldProps & { defaultChecked?: boolean; value?: string }) {
  const { name, label, help, required, defaultChecked, value = 'on' } = props
  const field = useField(name, Boolean(help), defaultChecked ? value : undefined)
  return (
    <div className="field">
      <label className="option" htmlFor={field.id}>
        <input
          {...field.aria}
          type="checkbox"
          id={field.id}
          name={name}
          value={value}
          data-label={label}
          required={required}
          defaultChecked={field.value === value}
        />
        <span>{label}</span>
      </label>
      <FieldNotes id={field.id} help={help} error={field.error} />
    </div>
  )
}
