'use server'

import { refresh } from 'next/cache'
import type { FormState } from '@/components/form/form-state'
import { pinArtifacts } from '@/lib/models/pin-artifacts'
import { runAction } from '@/lib/platform/action'

type VersionInput = { model: string; version: number }

export async function pinAction(
  workspace: string,
  version: VersionInput,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(pinArtifacts, workspace, form, {
    input: ({ artifact, image, revision }) => ({
      ...version,
      revision,
      artifact: artifact?.trim() || undefined,
      image: image?.trim() || undefined,
    }),
    done: ({ voided }) => {
      refresh()
      return { done: true, notice: voided.length > 0 ? `Recorded. It voided ${voided.join(', ')}.` : 'Recorded.' }
    },
  })
}
