import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { OnceKey } from '@/components/form/once-key'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { ask } from '@/lib/audit/execute'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { readTemplate } from '@/lib/templates/definition'
import { listMembers } from '@/lib/workspaces/members'
import { createAction } from '../actions'
import { PaybackHint } from './payback-hint'
import { TeamFields } from './team-fields'
import { TemplateFields } from './template-fields'

export const metadata: Metadata = { title: 'New use case' }

export default async function NewUseCasePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, person, workspace, duties } = await pageContext((await params).workspace)
  const base = `/w/${workspace.slug}`
  const crumbs = [
    { label: 'Use cases', href: `${base}/use-cases` },
    { label: 'New use case', href: `${base}/use-cases/new` },
  ]
  if (!isAllowed('use-case.create', { duties, roles: [] })) {
    return (
      <Page crumbs={crumbs} title="Auditors read, and start nothing" reading>
        <Notice tone="info" title="Your duty here is to audit">
          Whoever writes a use case could not audit it any more. Ask a business stakeholder to start it.
        </Notice>
      </Page>
    )
  }
  const [template, members] = await Promise.all([readTemplate('added-value'), ask(ctx, listMembers, {})])
  return (
    <Page
      crumbs={crumbs}
      title="What goes wrong today, and what is it worth to change it?"
      facts={<span>{template.purpose}</span>}
      reading
    >
      <ActionForm
        action={createAction.bind(null, workspace.slug)}
        draftKey={`new-use-case:${workspace.id}:${person.id}`}
      >
        <OnceKey seed={randomUUID()} />
        <Section title="The use case">
          <div className="grid gap-4 tablet:grid-cols-2">
            <TextField
              name="name"
              label="Name"
              required
              maxLength={120}
              help="As people will say it: “Churn prediction”."
            />
            <TextField
              name="area"
              label="Part of the business"
              required
              maxLength={80}
              help="Who it is for: “Consumer care”."
            />
          </div>
        </Section>
        {template.sections.map((section) => (
          <TemplateFields key={section.key} section={section} currency={workspace.currency} />
        ))}
        <PaybackHint currency={workspace.currency} />
        <Section title="The team">
          <TeamFields
            me={person.name}
            people={members.items
              .filter(({ duties: held }) => !held.includes('auditor'))
              .map(({ personId, name }) => ({ value: personId, label: name }))}
          />
        </Section>
        <FormActions>
          <SubmitButton busy="Starting…">Start the use case</SubmitButton>
          <ButtonLink kind="quiet" href={`${base}/use-cases`}>
            Cancel
          </ButtonLink>
        </FormActions>
        <p className="text-12 text-fg-3">
          What you type is kept in this tab until you send it. Starting publishes revision 1 of the {template.name}{' '}
          document under your name.
        </p>
      </ActionForm>
    </Page>
  )
}
