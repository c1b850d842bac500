import type { FormFields } from '@/lib/platform/action'
import type { GivenFile } from '../../given-file'

/** The command's input; a form without a card says so beside the field. */
export function importInput(fields: FormFields, { bytes, filename }: GivenFile) {
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
