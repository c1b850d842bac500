'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { removeImportCopy } from '@/lib/imports/remove-copy'
import { runAction } from '@/lib/platform/action'

export async function removeCopyAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(removeImportCopy, workspace, form, {
    done: ({ ref }) => redirect(`/w/${workspace}/imports/${ref}`),
  })
}
