import type { FormFields } from '@/lib/platform/action'

const PREFIX = 'answers.'

/** The command's input out of the posted questionnaire. */
export function answersOf({ useCase, revision, version, note, ...fields }: FormFields) {
  const answers = Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith(PREFIX) && value !== undefined ? [[name.slice(PREFIX.length), value] as const] : [],
  )
  return { useCase, revision, version, note, answers: Object.fromEntries(answers) }
}
