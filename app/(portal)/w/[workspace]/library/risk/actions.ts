'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { runAction } from '@/lib/platform/action'
import { publishQuestionnaire } from '@/lib/risk/publish-questionnaire'
import { readDefinition } from './read-definition'

export async function publishQuestionnaireAction(
  workspace: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(publishQuestionnaire, workspace, form, {
    input: ({ definition, ...fields }) => ({ ...fields, definition: readDefinition(definition) }),
    done: () => redirect(`/w/${workspace}/library/risk`),
  })
}
