import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { OnceKey } from '@/components/form/once-key'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { listMetricCatalogue } from '@/lib/metrics/catalogue'
import { metricAudiences } from '@/lib/metrics/vocabulary'
import { orNotFound } from '@/lib/platform/page'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { returnPath } from '@/lib/platform/return-path'
import { getUseCase } from '@/lib/use-cases/queries'
import { listMembers } from '@/lib/workspaces/members'
import { createMetricAction } from '../../../../metrics/actions'
import { readCatalogueChoice } from '../../../../metrics/catalogue-choice'
import { MetricFields } from '../../../../metrics/metric-fields'
import { ownersAmong } from '../../../../metrics/owners'
import { StartingPoints } from '../../../../metrics/starting-points'
import '../../../../metrics/metrics.css'

export const metadata: Metadata = { title: 'New metric' }

type Props = {
  params: Promise<{ workspace: string; ref: string }>
  searchParams: Promise<{ from?: string; audience?: string; return?: string; family?: string; industry?: string }>
}

export default async function NewMetricPage({ params, searchParams }: Props) {
  const { workspace: slug, ref } = await params
  const query = await searchParams
  const { from, audience, return: given } = query
  const { ctx, person, workspace, duties } = await pageContext(slug)
  const base = `/w/${workspace.slug}`
  const useCase = await orNotFound(ask(ctx, getUseCase, { useCase: ref }))
  const here = `${base}/use-cases/${useCase.ref}`
  const back = typeof given === 'string' ? returnPath(given) : null
  const crumbs = [
    { label: 'Use cases', href: `${base}/use-cases` },
    { label: `${useCase.ref} ${useCase.name}`, href: here },
    { label: 'New metric' },
  ]
  const roles = useCase.team.filter((member) => member.person === person.id).map(({ role }) => role)
  if (!isAllowed('metric.edit', { duties, roles })) {
    return (
      <Page crumbs={crumbs} title={`A new metric of ${useCase.ref}`} reading>
        <Notice tone="info" title="You have no role in this use case">
          Its team adds its metrics. They stand on the <a href={here}>use case’s page</a>.
        </Notice>
      </Page>
    )
  }
  const [{ items: entries }, members] = await Promise.all([
    ask(ctx, listMetricCatalogue, {}),
    ask(ctx, listMembers, { limit: 200 }),
  ])
  const start = entries.find(({ key }) => key === from)
  const wanted = metricAudiences.find((one) => one === audience)
  const kept = { ...(wanted ? { audience: wanted } : {}), ...(back ? { return: back } : {}) }
  return (
    <Page
      crumbs={crumbs}
      title={`By which figure is ${useCase.name} judged?`}
      facts={<span>A name, whose metric it is and which way is better are enough to begin with.</span>}
      panelLabel="Common metrics"
      panel={
        <StartingPoints
          entries={entries}
          chosen={start?.key ?? null}
          choice={readCatalogueChoice(query)}
          path={`${here}/metrics/new`}
          kept={kept}
        />
      }
    >
      <ActionForm
        key={start?.key}
        action={createMetricAction.bind(null, workspace.slug, back)}
        draftKey={`new-metric:${useCase.id}:${start?.key ?? ''}:${person.id}`}
        className="form max-w-[720px]"
      >
        <OnceKey seed={randomUUID()} />
        <input type="hidden" name="useCase" value={useCase.ref} />
        <MetricFields
          metric={{
            ...(wanted ? { audience: wanted } : {}),
            ...(start ? { ...start, definition: `${start.definition}\n= ${start.formula}` } : {}),
          }}
          people={ownersAmong(members.items, useCase.team)}
        />
        <FormActions>
          <SubmitButton busy="Adding…">Add the metric</SubmitButton>
          <ButtonLink kind="quiet" href={back ?? here}>
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Page>
  )
}
