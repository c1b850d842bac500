'use server'

import { refresh } from 'next/cache'
import type { FormState } from '@/components/form/form-state'
import { moveAlias } from '@/lib/models/aliases/move-alias'
import { runAction } from '@/lib/platform/action'

export async function moveAliasAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(moveAlias, workspace, form, {
    input: ({ version, was, ...fields }) => ({
      ...fields,
      version: version === 'none' ? null : version,
      ...(was === undefined ? {} : { was: was === 'none' ? null : Number(was) }),
    }),
    done: ({ alias, version }) => {
      refresh()
      return { notice: version === null ? `${alias} is taken away.` : `${alias} is v${version}.`, done: true }
    },
  })
}
