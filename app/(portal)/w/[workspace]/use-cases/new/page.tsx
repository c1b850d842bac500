import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { Select } from '@/components/form/choice-fields'
import { OnceKey } from '@/components/form/once-key'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SimilarUseCases } from '@/components/use-cases/similar-use-cases'
import { ask } from '@/lib/audit/execute'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { listPortfolioFacets } from '@/lib/use-cases/portfolio-summary'
import { listMembers } from '@/lib/workspaces/members'
import { createAction } from '../actions'

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
  const [members, { areas }] = await Promise.all([
    ask(ctx, listMembers, { limit: 200 }),
    ask(ctx, listPortfolioFacets, {}),
  ])
  const sponsors = members.items.filter(({ duties: held }) => !held.includes('auditor'))
  return (
    <Page
      crumbs={crumbs}
      title="What goes wrong today?"
      facts={
        <span>Four answers start a use case. What it is worth and what it costs is written in its documents.</span>
      }
    >
      <ActionForm
        action={createAction.bind(null, workspace.slug)}
        draftKey={`new-use-case:${workspace.id}:${person.id}`}
      >
        <OnceKey seed={randomUUID()} />
        <div className="grid gap-x-10 gap-y-6 tablet:grid-cols-[minmax(0,560px)_minmax(0,300px)]">
          <div className="grid content-start gap-4">
            <TextField
              name="name"
              label="Name"
              required
              minLength={3}
              maxLength={120}
              autoComplete="off"
              help="As people will say it: “Churn prediction”."
            />
            <TextArea
              name="problem"
              label="The problem, in a sentence"
              required
              rows={3}
              maxLength={2000}
              help="With today’s number in it: “Every month 1.9 % of contracts are cancelled; we learn of it from the cancellation.”"
            />
            <Select
              name="sponsor"
              label="Sponsor"
              required
              defaultValue={sponsors.some(({ personId }) => personId === person.id) ? person.id : undefined}
              options={sponsors.map(({ personId, name }) => ({ value: personId, label: name }))}
              help="Answers for its value as its first business stakeholder. If that is somebody else, you join the team in the role you mostly have."
            />
            <TextField
              name="area"
              label="Area"
              required
              minLength={2}
              maxLength={80}
              list="areas"
              autoComplete="off"
              help="The part of the business it is for: “Consumer care”."
            />
            <datalist id="areas">
              {areas.map(({ area }) => (
                <option key={area} value={area} />
              ))}
            </datalist>
            <FormActions>
              <SubmitButton busy="Starting…">Start the use case</SubmitButton>
              <ButtonLink kind="quiet" href={`${base}/use-cases`}>
                Cancel
              </ButtonLink>
            </FormActions>
            <p className="text-12 text-fg-3">What you type is kept in this tab until you send it.</p>
          </div>
          <SimilarUseCases
            source={`/api/v1/use-cases/similar?workspace=${encodeURIComponent(workspace.slug)}`}
            base={`${base}/use-cases`}
          />
        </div>
      </ActionForm>
    </Page>
  )
}
