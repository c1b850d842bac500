'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import type { SaveOutcome } from '@/components/model-cards/draft-state'
import { execute } from '@/lib/audit/execute'
import { saveModelCardDraft } from '@/lib/integrations/model-card-draft'
import { publishModelCard } from '@/lib/integrations/publish-model-card'
import { runAction } from '@/lib/platform/action'
import { actionContext } from '@/lib/platform/request-context'
import { refusedDraft } from './refused-draft'

type VersionInput = { model: string; version: number }
type Draft = { text: string; revision: number; base: number }

export async function saveDraft(workspace: string, version: VersionInput, draft: Draft): Promise<SaveOutcome> {
  try {
    const { ctx } = await actionContext(String(workspace))
    return { saved: (await execute(ctx, saveModelCardDraft, { ...version, ...draft })).value }
  } catch (error) {
    return refusedDraft(error)
  }
}

export async function publishAction(
  workspace: string,
  version: VersionInput,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(publishModelCard, workspace, form, {
    input: ({ draft, revision }) => ({ ...version, draft, revision, voids: form.getAll('voids') }),
    done: ({ modelCard: { revision } }) =>
      redirect(`/w/${workspace}/models/${version.model}/versions/${version.version}?published=${revision}`),
  })
}
