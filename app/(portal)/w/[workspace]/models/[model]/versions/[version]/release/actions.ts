'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { runAction } from '@/lib/platform/action'
import { requestApproval } from '@/lib/subjects'

type Subject = { kind: 'model_version'; ref: string; version: number }

export async function askAction(
  workspace: string,
  subject: Subject,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(requestApproval, workspace, form, {
    input: ({ environment, note, contentDigest }) => ({ subject, environment, note, contentDigest }),
    done: ({ ref }) => redirect(`/w/${workspace}/approvals/${ref}`),
  })
}
