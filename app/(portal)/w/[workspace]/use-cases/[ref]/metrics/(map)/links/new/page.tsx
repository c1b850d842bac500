import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { OnceKey } from '@/components/form/once-key'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { Page } from '@/components/frame/page'
import { LinkEnds, LinkFields } from '@/components/metrics/map/link-fields'
import { ButtonLink } from '@/components/ui/button'
import { revealed } from '@/components/ui/hidden-characters'
import { Notice } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { getAlignment } from '@/lib/metrics/alignment/queries'
import { metricAudienceLabels } from '@/lib/metrics/vocabulary'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { createLinkAction } from '../../actions'
import { inOrder } from '../../views'

export const metadata: Metadata = { title: 'New link' }

type Props = {
  params: Promise<{ workspace: string; ref: string }>
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>
}

export default async function NewLinkPage({ params, searchParams }: Props) {
  const { workspace: slug, ref } = await params
  const asked = await searchParams
  const { ctx, person, workspace } = await pageContext(slug)
  const base = `/w/${workspace.slug}`
  const { useCase, metrics, mayEdit } = await orNotFound(ask(ctx, getAlignment, { useCase: ref }))
  const here = `${base}/use-cases/${useCase.ref}/metrics`
  const crumbs = [
    { label: 'Use cases', href: `${base}/use-cases` },
    { label: `${useCase.ref} ${revealed(useCase.name)}`, href: `${base}/use-cases/${useCase.ref}` },
    { label: 'Metrics', href: here },
    { label: 'New link' },
  ]
  if (!mayEdit) {
    return (
      <Page crumbs={crumbs} title={`A new link in ${useCase.ref}`} reading>
        <Notice tone="info" title="Its team draws its links">
          They stand on the <a href={here}>map</a>.
        </Notice>
      </Page>
    )
  }
  const from = metrics.find((metric) => metric.ref === asked.from)
  const to = metrics.find((metric) => metric.ref === asked.to)
  return (
    <Page
      crumbs={crumbs}
      title={from && to ? `How does ${revealed(from.name)} drive ${revealed(to.name)}?` : 'What drives what?'}
      facts={<span>Both sides sign what it says before it counts as agreed.</span>}
      reading
    >
      <ActionForm
        key={`${from?.ref} ${to?.ref}`}
        action={createLinkAction.bind(null, workspace.slug, here)}
        draftKey={`new-link:${useCase.id}:${from?.ref ?? ''}:${to?.ref ?? ''}:${person.id}`}
      >
        <OnceKey seed={randomUUID()} />
        <input type="hidden" name="useCase" value={useCase.ref} />
        <LinkEnds
          from={from?.ref}
          to={to?.ref}
          options={inOrder(metrics, 'science').map((metric) => ({
            value: metric.ref,
            label: `${metricAudienceLabels[metric.audience]}: ${revealed(metric.name)}${metric.unit ? ` (${metric.unit})` : ''}`,
          }))}
        />
        <LinkFields ends={{ from, to }} />
        <FormActions>
          <SubmitButton busy="Adding…">Add the link</SubmitButton>
          <ButtonLink kind="quiet" href={here}>
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Page>
  )
}
