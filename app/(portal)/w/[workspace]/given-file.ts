import type { FormState } from '@/components/form/form-state'

export type GivenFile = { bytes?: Uint8Array; filename?: string; wasPasted: boolean; isTwice?: boolean }

/** What a posted form was given to read: a file, or a text that was pasted; neither leaves the bytes out. */
export async function givenFile(form: FormData): Promise<GivenFile> {
  const file = form.get('file')
  const text = form.get('text')
  const pasted = typeof text === 'string' && text.length > 0
  // A file field without a file still posts one, empty and without a name of its own.
  const chosen = file instanceof File && (file.size > 0 || !['', 'undefined', 'blob'].includes(file.name)) ? file : null
  if (chosen && (chosen.size > 0 || !pasted)) {
    const bytes = new Uint8Array(await chosen.arrayBuffer())
    return { bytes, filename: chosen.name.slice(0, 255), wasPasted: false, isTwice: pasted }
  }
  // A form sends every line of a text with two ends, whatever was pasted.
  return pasted
    ? { bytes: new TextEncoder().encode(text.replaceAll('\r\n', '\n')), wasPasted: true }
    : { wasPasted: false }
}

/** Which of a file and a text is meant, only the person can say. */
export const givenTwice = (what: string): FormState => ({
  error: {
    code: 'invalid',
    message: `There is a file and a text. Which of the two is ${what}?`,
    fields: { text: 'Take the file away, or empty this field.' },
  },
})

/** What is wrong with a pasted text is said beside the text it was pasted into. */
export function besideItsField(state: FormState, { wasPasted }: GivenFile): FormState {
  const { file, ...fields } = state.error?.fields ?? {}
  if (!state.error || !file || !wasPasted) return state
  return { ...state, error: { ...state.error, fields: { ...fields, text: file } } }
}
