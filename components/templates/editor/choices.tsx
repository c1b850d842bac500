'use client'

import { useContext } from 'react'
import { newKey } from '@/lib/templates/draft-shape/rules'
import { columnKinds } from '@/lib/templates/vocabulary'
import { Choose, Line } from './controls'
import { EntryList } from './entry-list'
import { PartContext, useEntries } from './part-context'

/** Choices of a question, or items of a checklist: words for people, and the value that is stored for them. */
export function Choices({ name, label, one }: { name: 'options' | 'items'; label: string; one: string }) {
  const { entries } = useEntries(name)
  return (
    <EntryList name={name} label={label} one={one} fresh={() => ({ value: '', label: '' })}>
      {(at) => <Choice others={namesBeside(entries, at, 'value')} />}
    </EntryList>
  )
}

const namesBeside = (entries: Array<Record<string, unknown>>, at: number, name: string) =>
  entries.filter((_, index) => index !== at).map((entry) => String(entry?.[name] ?? ''))

function Choice({ others }: { others: string[] }) {
  const { values, set } = useContext(PartContext)
  return (
    <div className="entry-fields entry-pair">
      <Line
        name="label"
        label="Words"
        quietLabel
        onText={(label) => set({ label, ...followed(values, 'value', label, others) })}
      />
      <Line name="value" label="Value" quietLabel />
    </div>
  )
}

/** The stored name follows the words as long as it was made of them. */
function followed(values: Record<string, unknown>, name: string, label: string, others: string[]) {
  const value = String(values[name] ?? '')
  const isMade = value === '' || /^column(?:_\d+)?$/.test(value) || value === newKey(String(values.label ?? ''), others)
  return isMade && label.trim() !== '' ? { [name]: newKey(label, others) } : {}
}

const kinds: Record<(typeof columnKinds)[number], string> = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  choice: 'Choice',
  yes_no: 'Yes or no',
}

export function Columns() {
  const { entries } = useEntries('columns')
  const keys = entries.map((entry) => String(entry?.key ?? ''))
  return (
    <EntryList
      name="columns"
      label="Columns"
      one="column"
      fresh={() => ({ key: newKey('column', keys), label: '', kind: 'text' })}
    >
      {(at) => <Column others={namesBeside(entries, at, 'key')} />}
    </EntryList>
  )
}

function Column({ others }: { others: string[] }) {
  const { values, set } = useContext(PartContext)
  const choose = (kind: string) =>
    set({ kind, options: kind === 'choice' ? (values.options ?? [{ value: '', label: '' }]) : undefined })
  return (
    <div className="grid gap-2">
      <div className="entry-fields entry-column">
        <Line
          name="label"
          label="Heading"
          onText={(label) => set({ label, ...followed(values, 'key', label, others) })}
        />
        <Line name="key" label="Key" />
        <Choose
          name="kind"
          label="Kind"
          options={columnKinds.map((kind) => ({ value: kind, label: kinds[kind] }))}
          onChoose={choose}
        />
        <Line name="unit" label="Unit" optional />
      </div>
      {values.kind === 'choice' ? <Choices name="options" label="Choices of the column" one="choice" /> : null}
    </div>
  )
}
