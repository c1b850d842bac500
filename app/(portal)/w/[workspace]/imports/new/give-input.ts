import type { FormFields } from '@/lib/platform/action'
import type { GivenFile } from '../../given-file'

/** The command's input; a form without a file says so beside the field. */
export function giveInput(fields: FormFields, { bytes, filename }: GivenFile) {
  const given = (value: string | undefined) => value?.trim() || undefined
  return {
    format: given(fields.format) ?? 'auto',
    useCase: given(fields.useCase),
    dataset: given(fields.dataset),
    filename,
    file: bytes,
  }
}
