'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { publishDocument } from '@/lib/documents/publish-document'
import { runAction } from '@/lib/platform/action'

export async function publishAction(
  place: { workspace: string; document: string },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(publishDocument, place.workspace, form, {
    input: ({ revision, change, contentDigest, note }) => ({
      document: place.document,
      revision,
      change,
      contentDigest,
      note,
    }),
    done: ({ ref, revision }) => redirect(`/w/${place.workspace}/documents/${ref}?revision=${revision}&published=1`),
  })
}
