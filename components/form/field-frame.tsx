import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

export type FieldProps = {
  name: string
  label: string
  help?: ReactNode
  required?: boolean
  /** Hides the label from the eye, where the place says it. */
  quietLabel?: boolean
}

type FrameProps = Omit<FieldProps, 'name'> & { id: string; error?: string; children: ReactNode }

/** Label, control, help and error of one field. What may be left out says so; the rest is required. */
export function FieldFrame({ id, label, help, required, quietLabel, error, children }: FrameProps) {
  return (
    <div className="field">
      <label className={quietLabel ? 'sr-only' : 'field-label'} htmlFor={id}>
        {label}
        {required ? null : <span className="field-optional"> optional</span>}
      </label>
      {children}
      <FieldNotes id={id} help={help} error={error} />
    </div>
  )
}

export function FieldNotes({ id, help, error }: { id: string; help?: ReactNode; error?: string }) {
  return (
    <>
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="warning" size={13} />
          <span>{error}</span>
        </p>
      ) : null}
      {help ? (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
    </>
  )
}
