import type { FormState } from '@/components/form/form-state'
import type { FormFields } from '@/lib/platform/action'

export type UploadedCard = { bytes?: Uint8Array; filename?: string; wasPasted: boolean }

/** The card of a posted form: a file, or a text that was pasted; neither leaves the bytes out. */
export async function uploadedCard(form: FormData): Promise<UploadedCard> {
  const file = form.get('file')
  if (file instanceof File && file.name) {
    return { bytes: new Uint8Array(await file.arrayBuffer()), filename: file.name.slice(0, 255), wasPasted: false }
  }
  const text = form.get('text')
  return typeof text === 'string' && text.length > 0
    ? { bytes: new TextEncoder().encode(text), wasPasted: true }
    : { wasPasted: false }
}

/** The command's input; a form without a file, or with two cards, says so beside the field. */
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
