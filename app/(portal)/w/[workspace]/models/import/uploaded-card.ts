import type { FormState } from '@/components/form/form-state'
import type { FormFields } from '@/lib/platform/action'

export type UploadedCard = { bytes?: Uint8Array; filename?: string; wasPasted: boolean; isTwice?: boolean }

/** The card of a posted form: a file, or a text that was pasted; neither leaves the bytes out. */
export async function uploadedCard(form: FormData): Promise<UploadedCard> {
  const file = form.get('file')
  const text = form.get('text')
  const pasted = typeof text === 'string' && text.length > 0
  // A file field without a file still posts one, empty and without a name of its own.
  const chosen = file instanceof File && (file.size > 0 || !['', 'undefined', 'blob'].includes(file.name)) ? file : null
  if (chosen && (chosen.size > 0 || !pasted)) {
    const bytes = new Uint8Array(await chosen.arrayBuffer())
    return { bytes, filename: chosen.name.slice(0, 255), wasPasted: false, isTwice: pasted }
  }
  return pasted ? { bytes: new TextEncoder().encode(text), wasPasted: true } : { wasPasted: false }
}

export const givenTwice: FormState = {
  error: {
    code: 'invalid',
    message: 'There is a file and a text. Which of the two is the card?',
    fields: { text: 'Take the file away, or empty this field.' },
  },
}

/** The command's input; a form without a card says so beside the field. */
export function importInput(fields: FormFields, { bytes, filename }: UploadedCard) {
  const given = (value: string | undefined) => value?.trim() || undefined
  return {
    format: 'huggingface',
    useCase: given(fields.useCase),
    name: given(fields.name),
    label: given(fields.label),
    filename,
    file: bytes,
  }
}

/** What is wrong with a pasted card is said beside the text it was pasted into. */
export function besideItsField(state: FormState, { wasPasted }: UploadedCard): FormState {
  const { file, ...fields } = state.error?.fields ?? {}
  if (!state.error || !file || !wasPasted) return state
  return { ...state, error: { ...state.error, fields: { ...fields, text: file } } }
}
