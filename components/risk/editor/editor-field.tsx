'use client'

import { useContext } from 'react'
import { FieldNotes } from '@/components/form/field-frame'
import { FormContext } from '@/components/form/form-context'

type Props = {
  /** Its place in the definition: `questions.0.text`. */
  place: string
  label: string
  value: string
  onChange: (value: string) => void
  problems: Record<string, string>
  quietLabel?: boolean
  rows?: number
  isFigure?: boolean
}

/** One text or figure of the questionnaire. It has no name of its own: the whole is sent as one. */
export function EditorField({ place, label, value, onChange, problems, quietLabel, rows, isFigure }: Props) {
  const { prefix, state } = useContext(FormContext)
  const name = `definition.${place}`
  const id = `${prefix}-${name}`
  const error = problems[name] ?? state.error?.fields?.[name]
  const shared = {
    id,
    value,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${id}-error` : undefined,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  return (
    <div className="field">
      <label className={quietLabel ? 'sr-only' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      {rows ? (
        <textarea className="input" rows={rows} {...shared} />
      ) : (
        <span className="input">
          <input inputMode={isFigure ? 'numeric' : undefined} autoComplete="off" {...shared} />
        </span>
      )}
      <FieldNotes id={id} error={error} />
    </div>
  )
}
