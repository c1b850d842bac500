'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { restoreDocument } from '@/lib/documents/states'
import { runAction } from '@/lib/platform/action'

export async function restoreAction(
  place: { workspace: string; document: string; from: string },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(restoreDocument, place.workspace, form, {
    input: ({ change }) => ({ document: place.document, from: place.from, change }),
    done: ({ left }) =>
      left.length === 0
        ? redirect(`/w/${place.workspace}/documents/${place.document}/edit`)
        : { notice: `Restored, without what the present template does not take: ${left.join(', ')}.` },
  })
}
