'use server'

import { createHash } from 'node:crypto'
import { redirect } from 'next/navigation'
import type { ImportState } from '@/components/metrics/observations/import-state'
import { ask } from '@/lib/audit/execute'
import { importObservations, previewObservationsImport } from '@/lib/integrations/observations/import-observations'
import { formFields, refusedState, runAction } from '@/lib/platform/action'
import { actionContext } from '@/lib/platform/request-context'
import { besideItsField, uploadedCard } from '../../../../models/import/uploaded-card'
import { recordedPath } from '../recorded-path'

/** Shows what would be recorded; records it when the button says so and nothing was changed since it was shown. */
export async function importAction(workspace: string, _state: ImportState, form: FormData): Promise<ImportState> {
  const source = await uploadedCard(form)
  if (source.isTwice) return givenTwice
  const { metric = '', format = '', series, act, looked } = formFields(form)
  const input = {
    metric,
    format: format as 'csv' | 'prometheus',
    ...(series?.trim() ? { series } : {}),
    ...(source.filename ? { filename: source.filename.slice(0, 200) } : {}),
    file: source.bytes,
  }
  if (act && looked === digestOf(format, series, source.bytes)) {
    const state = await runAction(importObservations, workspace, form, {
      input: () => ({ ...input, partial: act === 'good-lines' }),
      done: (taken) => redirect(recordedPath(workspace, taken)),
    })
    return besideItsField(state, source)
  }
  let requestId: string | undefined
  try {
    const { ctx } = await actionContext(workspace)
    requestId = ctx.requestId
    const preview = await ask(ctx, previewObservationsImport, { ...input, partial: false, file: source.bytes! })
    const seen = digestOf(format, preview.chosen, source.bytes)
    return { preview: { ...preview, seen, isChanged: Boolean(act) }, values: valuesOf(form) }
  } catch (error) {
    return besideItsField(refusedState(error, form, { requestId }), source)
  }
}

const givenTwice: ImportState = {
  error: {
    code: 'invalid',
    message: 'There is a file and a text. Which of the two is meant?',
    fields: { text: 'Take the file away, or empty this field.' },
  },
}

const digestOf = (format: string, series: string | null | undefined, bytes: Uint8Array = new Uint8Array()) =>
  createHash('sha256')
    .update(JSON.stringify([format, series?.trim() ?? '']))
    .update(bytes)
    .digest('hex')

const valuesOf = (form: FormData) =>
  Object.fromEntries(Object.entries(formFields(form)).filter((field): field is [string, string] => Boolean(field[1])))
