'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { runAction } from '@/lib/platform/action'
import { requestApproval } from '@/lib/subjects'

export async function askAction(
  place: { workspace: string; document: string },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(requestApproval, place.workspace, form, {
    input: ({ note, contentDigest }) => ({
      subject: { kind: 'design_document', ref: place.document },
      note,
      contentDigest,
    }),
    done: ({ ref }) => redirect(`/w/${place.workspace}/approvals/${ref}`),
  })
}
