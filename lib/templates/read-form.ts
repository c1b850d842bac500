import { readAmount } from './amount'
import { fieldsOf, type Template, type TemplateField } from './definition'
import type { Answer } from './vocabulary'

type FormFields = Record<string, string | undefined>

/** Names of a template field's inputs in a form; money has one more, for its currency. */
export const inputName = (field: TemplateField) =>
  field.kind === 'money' ? `answers.${field.key}.amount` : `answers.${field.key}`
export const currencyName = (field: TemplateField) => `answers.${field.key}.currency`

/** A template's answers out of a posted form. What cannot be read stays what it is, for the check to find. */
export function readAnswers(template: Template, fields: FormFields): Record<string, Answer | undefined> {
  return Object.fromEntries(fieldsOf(template).map((field) => [field.key, readAnswer(field, fields)]))
}

function readAnswer(field: TemplateField, fields: FormFields): Answer | undefined {
  const text = fields[inputName(field)]?.trim() ?? ''
  if (text === '' && !field.required) return null
  if (field.kind === 'markdown') return text
  if (field.kind === 'duration') return readAmount(text)
  return { amount: readAmount(text), currency: fields[currencyName(field)] ?? '' }
}
