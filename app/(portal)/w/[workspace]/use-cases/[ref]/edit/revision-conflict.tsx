'use client'

import { useContext } from 'react'
import { FormContext } from '@/components/form/form-context'

type Field = { name: string; label: string }

/**
 * The revision that the form was opened on. When somebody else was faster, both values of each field are shown, and saving
 * once more means to replace theirs. `words` are shown in place of ids.
 */
export function RevisionConflict(props: { revision: number; fields: Field[]; words?: Record<string, string> }) {
  const { revision, fields, words = {} } = props
  const { state } = useContext(FormContext)
  const current = state.error?.code === 'conflict' ? state.error.current : undefined
  const shown = (value: unknown) => words[String(value)] ?? String(value ?? '')
  return (
    <>
      <input type="hidden" name="revision" value={String(current?.revision ?? revision)} readOnly />
      {current ? (
        <table className="dt">
          <caption className="mb-1 text-left text-13 text-fg-2">
            Saving again replaces what stands there now with what you typed.
          </caption>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Yours</th>
              <th scope="col">There now, revision {String(current.revision)}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ name, label }) => (
              <tr key={name}>
                <th scope="row">{label}</th>
                <td data-label="Yours">{shown(state.values?.[name])}</td>
                <td data-label="There now">{shown(current[name])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  )
}
