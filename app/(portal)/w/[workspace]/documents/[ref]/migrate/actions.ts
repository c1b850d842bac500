'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { migrateDocument } from '@/lib/documents/migrate-document'
import { runAction } from '@/lib/platform/action'

export async function migrateAction(
  workspace: string,
  document: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(migrateDocument, workspace, form, {
    input: ({ version, revision, change }) => ({ document, version, revision, change, accept: form.getAll('accept') }),
    done: () => redirect(`/w/${workspace}/documents/${document}/edit`),
  })
}
