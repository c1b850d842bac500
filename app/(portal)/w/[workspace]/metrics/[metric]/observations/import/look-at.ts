import { createHash } from 'node:crypto'
import type { ImportState } from '@/components/metrics/observations/import-state'
import { ask } from '@/lib/audit/execute'
import { previewObservationsImport } from '@/lib/integrations/observations/import-observations'
import type { ObservationFormat } from '@/lib/metrics/observations/vocabulary'
import { formFields, refusedState } from '@/lib/platform/action'
import { actionContext } from '@/lib/platform/request-context'
import { besideItsField, type GivenFile } from '../../../../given-file'

/** What the form asks to be read; the file may still be missing. */
export function importInput(form: FormData, { bytes, filename }: GivenFile) {
  const { metric = '', format = '', series } = formFields(form)
  return {
    metric,
    format: format as ObservationFormat,
    ...(series?.trim() ? { series } : {}),
    ...(filename ? { filename: filename.slice(0, 200) } : {}),
    file: bytes!,
  }
}

/** Whether the button says to record, and nothing was changed since it was shown. */
export function isLookedAt(form: FormData, { bytes }: GivenFile): boolean {
  const { format = '', series, act, looked } = formFields(form)
  return Boolean(act) && looked === digestOf(format, series, bytes)
}

/** What would be recorded. Stores nothing. */
export async function lookAt(workspace: string, form: FormData, source: GivenFile): Promise<ImportState> {
  const input = importInput(form, source)
  const fields = formFields(form)
  let requestId: string | undefined
  try {
    const { ctx } = await actionContext(workspace)
    requestId = ctx.requestId
    const preview = await ask(ctx, previewObservationsImport, { ...input, partial: false })
    const seen = digestOf(input.format, preview.chosen, source.bytes)
    const values = Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1]))
    return { preview: { ...preview, seen, isChanged: Boolean(fields.act) }, values: Object.fromEntries(values) }
  } catch (error) {
    return besideItsField(refusedState(error, form, { requestId }), source)
  }
}

const digestOf = (format: string, series: string | null | undefined, bytes: Uint8Array = new Uint8Array()) =>
  createHash('sha256')
    .update(JSON.stringify([format, series?.trim() ?? '']))
    .update(bytes)
    .digest('hex')
