import type { FormState } from '@/components/form/form-state'
import type { FormFields } from '@/lib/platform/action'

/** One value out of its form. A time is given in UTC; without one it is the day that was measured. */
export function readObservationForm(fields: FormFields) {
  const { metric, date = '', time = '', value = '', version, environment, slice, note } = fields
  return {
    metric,
    observations: [
      { at: time.trim() ? `${date.trim()}T${time.trim()}Z` : date.trim(), value, version, environment, slice, note },
    ],
  }
}

const ofCommand = /^observations\.0(?:\.(\w+))?$/

/** What is wrong with the row is said beside its field. */
export function besideFields(state: FormState): FormState {
  if (!state.error?.fields) return state
  const fields = Object.entries(state.error.fields).map(([name, sentence]) => {
    const field = ofCommand.exec(name)
    if (!field) return [name, sentence]
    return [field[1] === 'at' ? 'date' : (field[1] ?? 'value'), sentence]
  })
  const isOne = state.error.code === 'invalid' && fields.length === 1
  const message = isOne ? (fields[0]![1] as string) : state.error.message
  return { ...state, error: { ...state.error, message, fields: Object.fromEntries(fields) } }
}
