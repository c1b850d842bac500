import type { Answer, RecordLink, TemplateField } from '@/lib/templates/vocabulary'

/** What every kind of input gets: the answer that stands there, and where a new one goes. */
export interface InputProps {
  id: string
  field: TemplateField
  value: Answer
  onChange: (value: Answer) => void
  describedBy?: string
  isInvalid?: boolean
  labelledBy: string
}

/** What answers can be chosen from, and where files go. */
export interface EditorChoices {
  people: readonly { id: string; name: string; roleId?: string; note?: string }[]
  /** Candidates of a link to a record, by field. */
  records: Readonly<Record<string, readonly (RecordLink & { label: string })[]>>
  currency: string
  uploadHref: string
  /** With `{id}` in place of the file's. */
  fileHref: string
}

export const ariaOf = ({ describedBy, isInvalid }: InputProps) => ({
  'aria-describedby': describedBy,
  'aria-invalid': isInvalid || undefined,
})

/** A group of inputs is named by the field's label; a single one is the label's own. */
export const groupOf = (props: InputProps) => ({ 'aria-labelledby': props.labelledBy, ...ariaOf(props) })
