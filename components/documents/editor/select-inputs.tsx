'use client'

import { isRecordLink } from '@/lib/templates/rules'
import { ariaOf, type EditorChoices, type InputProps } from './input-props'

/** A member of the workspace. Who has left since stays named, until somebody else is chosen. */
export function PersonInput(props: InputProps & { people: EditorChoices['people'] }) {
  const { people, value } = props
  const isFormer = typeof value === 'string' && value !== '' && !people.some(({ id }) => id === value)
  return (
    <Select
      {...props}
      chosen={typeof value === 'string' ? value : ''}
      options={[
        ...people.map(({ id, name, note }) => ({ value: id, label: note ? `${name}, ${note}` : name })),
        ...(isFormer ? [{ value, label: 'A former member' }] : []),
      ]}
      onChoose={(id) => props.onChange(id || null)}
    />
  )
}

export function RecordInput(props: InputProps & { records: EditorChoices['records'][string] }) {
  const { records, value } = props
  const chosen = isRecordLink(value) ? value : null
  const isListed = chosen === null || records.some(({ id }) => id === chosen.id)
  return (
    <Select
      {...props}
      chosen={chosen?.id ?? ''}
      options={[
        ...records.map(({ id, ref, label }) => ({ value: id, label: `${ref} ${label}` })),
        ...(isListed ? [] : [{ value: chosen.id, label: chosen.ref }]),
      ]}
      onChoose={(id) => {
        const record = records.find((one) => one.id === id)
        if (!id) props.onChange(null)
        else if (record) props.onChange({ kind: record.kind, id: record.id, ref: record.ref })
      }}
    />
  )
}

type SelectProps = InputProps & {
  chosen: string
  options: readonly { value: string; label: string }[]
  onChoose: (value: string) => void
}

function Select(props: SelectProps) {
  const { id, chosen, options, onChoose } = props
  return (
    <select
      {...ariaOf(props)}
      className="input ed-narrow"
      id={id}
      value={chosen}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{options.length > 0 ? 'Choose…' : 'There is none yet'}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
