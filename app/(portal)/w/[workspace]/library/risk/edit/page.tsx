import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { OnceKey } from '@/components/form/once-key'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Page } from '@/components/frame/page'
import { QuestionnaireEditor } from '@/components/risk/editor/questionnaire-editor'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { getQuestionnaire } from '@/lib/risk/queries'
import { publishQuestionnaireAction } from '../actions'

export const metadata: Metadata = { title: 'Edit the risk questionnaire' }

export default async function EditRiskPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, person, workspace, duties } = await pageContext((await params).workspace)
  const base = `/w/${workspace.slug}`
  const here = `${base}/library/risk`
  const crumbs = [
    { label: 'Library', href: `${base}/library` },
    { label: 'Risk questionnaire', href: here },
    { label: 'Edit' },
  ]
  if (!isAllowed('risk-questionnaire.edit', { duties, roles: [] })) {
    return (
      <Page crumbs={crumbs} title="Risk officers write this" reading>
        <Notice tone="info" title="Your duties do not include it" actions={<TextLink href={here}>Read it</TextLink>}>
          The questions decide how risky every use case is, so a risk officer answers for them.
        </Notice>
      </Page>
    )
  }
  const { version, definition } = await ask(ctx, getQuestionnaire, {})
  return (
    <Page
      crumbs={crumbs}
      title={`Write version ${version + 1} of the risk questionnaire`}
      facts={<span>Later answers are to the version you publish. Tiers found by an earlier one stay until then.</span>}
    >
      <ActionForm action={publishQuestionnaireAction.bind(null, workspace.slug)}>
        <OnceKey seed={randomUUID()} />
        <input type="hidden" name="version" value={version} />
        <QuestionnaireEditor
          questionnaire={definition}
          source={`/api/v1/risk-questionnaire/preview?workspace=${encodeURIComponent(workspace.slug)}`}
          base={base}
          draftKey={`countersign-draft:risk-questionnaire:${workspace.id}:${person.id}:${version}`}
        />
        <div className="max-w-[560px]">
          <TextField name="note" label="What changes, and why" required maxLength={2000} />
        </div>
        <FormActions>
          <SubmitButton busy="Publishing…">Publish version {version + 1}</SubmitButton>
          <ButtonLink kind="quiet" href={here}>
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Page>
  )
}
