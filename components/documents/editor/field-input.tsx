'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { ChecklistInput, ChoiceInput, ScaleInput } from './choice-inputs'
import { DateInput } from './date-input'
import type { EditorChoices, InputProps } from './input-props'
import { OneLineInput } from './line-input'
import { ListInput } from './list-input'
import { MoneyInput } from './money-input'
import { NumberInput } from './number-input'
import { PersonInput, RecordInput } from './select-inputs'
import { TextInput } from './text-input'
import { YesNoInput } from './yes-no-input'

const loading = () => <p className="py-2 text-13 text-fg-3">Loading…</p>
// Not drawn by the server: what is typed before its script has come would be lost.
const TableInput = dynamic(() => import('./table-input'), { loading, ssr: false })
const FileInput = dynamic(() => import('./file-input').then((module) => module.FileInput), { loading })

/** The input that the field's kind needs. `register` is shown in place of one: answers that are kept elsewhere. */
export function FieldInput(props: InputProps & { choices: EditorChoices; register: ReactNode }) {
  const { choices, register, ...input } = props
  switch (input.field.kind) {
    case 'markdown':
      return <TextInput {...input} />
    case 'text':
      return <OneLineInput {...input} />
    case 'list':
      return <ListInput {...input} />
    case 'number':
    case 'duration':
      return <NumberInput {...input} />
    case 'money':
      return <MoneyInput {...input} currency={choices.currency} />
    case 'date':
      return <DateInput {...input} />
    case 'choice':
      return <ChoiceInput {...input} />
    case 'scale':
      return <ScaleInput {...input} />
    case 'yes_no':
      return <YesNoInput {...input} />
    case 'checklist':
      return <ChecklistInput {...input} />
    case 'person':
      return <PersonInput {...input} people={choices.people} />
    case 'record':
      return <RecordInput {...input} records={choices.records[input.field.key] ?? []} />
    case 'table':
      return <TableInput {...input} />
    case 'file':
      return <FileInput {...input} uploadHref={choices.uploadHref} fileHref={choices.fileHref} />
    case 'metrics':
      return register
  }
}
