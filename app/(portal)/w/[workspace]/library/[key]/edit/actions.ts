'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import type { TemplateSaved } from '@/components/templates/editor/template-editor'
import { execute } from '@/lib/audit/execute'
import { runAction } from '@/lib/platform/action'
import { actionContext } from '@/lib/platform/request-context'
import { discardTemplateDraft, saveTemplateDraft } from '@/lib/templates/draft'
import { publishTemplate } from '@/lib/templates/publish-template'
import { refusedTemplate } from './refused-template'

type Draft = { text: string; revision: number; base: number }

export async function saveDraft(workspace: string, template: string, draft: Draft): Promise<TemplateSaved> {
  try {
    const { ctx } = await actionContext(String(workspace))
    const { text, ...rest } = draft
    const input = { template, ...rest, definition: JSON.parse(String(text)) }
    return { saved: (await execute(ctx, saveTemplateDraft, input)).value }
  } catch (error) {
    return refusedTemplate(error, draft.text)
  }
}

export async function publishAction(
  workspace: string,
  template: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(publishTemplate, workspace, form, {
    input: ({ revision, note }) => ({ template, revision, note }),
    done: () => redirect(`/w/${workspace}/library/${template}?published=1`),
  })
}

export async function discardAction(
  workspace: string,
  template: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(discardTemplateDraft, workspace, form, {
    input: ({ revision }) => ({ template, revision }),
    done: ({ version }) => redirect(`/w/${workspace}/library${version > 0 ? `/${template}` : ''}`),
  })
}
