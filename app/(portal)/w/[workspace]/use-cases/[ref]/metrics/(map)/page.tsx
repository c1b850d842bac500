import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { AlignmentMap } from '@/components/metrics/map/alignment-map'
import { figuresOf, pricedLinks } from '@/components/metrics/map/figures'
import { mapFinding, standingFinding, worthOfSteps } from '@/components/metrics/map/finding'
import { LevelHeads } from '@/components/metrics/map/level-heads'
import { MetricsTable } from '@/components/metrics/map/metrics-table'
import { NotAligned } from '@/components/metrics/map/not-aligned'
import { RatesTable } from '@/components/metrics/map/rates-table'
import { scaleOf } from '@/components/metrics/map/scale'
import { WhatIf } from '@/components/metrics/map/what-if'
import { ButtonLink } from '@/components/ui/button'
import { revealed } from '@/components/ui/hidden-characters'
import { EmptyState, Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { Segments } from '@/components/ui/tabs'
import { Ref } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { getAlignment } from '@/lib/metrics/alignment/queries'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { signLevelAction } from './actions'
import { Follow, Lead } from './lead'
import { inOrder, isMapView, mapViews, viewLabels } from './views'

type Props = {
  params: Promise<{ workspace: string; ref: string }>
  searchParams: Promise<{ view?: string | string[]; as?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Metrics of ${(await params).ref.toUpperCase()}` }
}

export default async function AlignmentPage({ params, searchParams }: Props) {
  const { workspace: slug, ref } = await params
  const asked = await searchParams
  const { ctx, person, workspace } = await pageContext(slug)
  const base = `/w/${workspace.slug}`
  const alignment = await orNotFound(ask(ctx, getAlignment, { useCase: ref }))
  const { useCase, metrics, links, misalignments } = alignment
  const here = `${base}/use-cases/${useCase.ref}/metrics`
  const view = isMapView(asked.view) ? asked.view : alignment.view
  const isTable = asked.as === 'table'
  const address = (params: { view?: string; as?: string }) => {
    const query = new URLSearchParams({
      ...(view === alignment.view ? {} : { view }),
      ...(isTable ? { as: 'table' } : {}),
    })
    for (const [name, value] of Object.entries(params)) {
      if (value) query.set(name, value)
      else query.delete(name)
    }
    return query.size > 0 ? `${here}?${query}` : here
  }
  const figures = figuresOf(metrics)
  const priced = pricedLinks(links)
  const title = mapFinding(figures, priced)
  const heads = (
    <LevelHeads alignment={alignment} person={person.name} signAction={signLevelAction.bind(null, workspace.slug)} />
  )
  const part = { view, alignment, base, isTable }
  return (
    <Page
      crumbs={[
        { label: 'Use cases', href: `${base}/use-cases` },
        { label: `${useCase.ref} ${revealed(useCase.name)}`, href: `${base}/use-cases/${useCase.ref}` },
        { label: 'Metrics' },
      ]}
      title={title}
      facts={
        <>
          <span>
            {revealed(useCase.name)} <Ref href={`${base}/use-cases/${useCase.ref}`}>{useCase.ref}</Ref>
          </span>
          {metrics.length > 0 ? <span>{standingFinding(metrics)}</span> : null}
        </>
      }
      actions={
        <Segments
          label="Shown as"
          items={[
            { label: 'Map', href: address({ as: '' }), current: !isTable },
            { label: 'Table', href: address({ as: 'table' }), current: isTable },
          ]}
        />
      }
      panelLabel="What if, and what is not aligned"
      panel={
        <>
          {metrics.length > 0 ? (
            <WhatIf
              metrics={figures}
              links={priced}
              scales={Object.fromEntries(
                metrics.flatMap((metric) => {
                  const scale = scaleOf(metric)
                  return scale ? [[metric.id, scale]] : []
                }),
              )}
              first={worthOfSteps(figures, priced)[0]?.metric.id ?? priced[0]?.from ?? metrics[0]!.id}
            />
          ) : null}
          <NotAligned alignment={alignment} base={base} />
        </>
      }
    >
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-fg-3">
        <span>View of</span>
        <Segments
          label="Whose view"
          items={mapViews.map((one) => ({
            label: viewLabels[one],
            href: address({ view: one === alignment.view ? '' : one }),
            current: one === view,
          }))}
        />
        <span>{view === alignment.view ? 'yours' : `yours is ${viewLabels[alignment.view].toLowerCase()}`}</span>
        {alignment.mayEdit && metrics.length > 0 ? (
          <span className="flex flex-wrap gap-2 tablet:ml-auto">
            {metrics.length > 1 ? (
              <ButtonLink href={`${here}/links/new`} icon="link">
                Draw a link
              </ButtonLink>
            ) : null}
            <ButtonLink href={`${here}/new?return=${encodeURIComponent(here)}`} icon="plus">
              Add a metric
            </ButtonLink>
          </span>
        ) : null}
      </div>
      {useCase.retiredAt ? (
        <div className="mb-4">
          <Notice tone="info" title={`${useCase.ref} is retired`}>
            Its metrics and links stay as they were.
          </Notice>
        </div>
      ) : null}
      {metrics.length === 0 ? (
        <EmptyState
          title="Three audiences, one picture"
          actions={
            alignment.mayEdit ? (
              <ButtonLink kind="primary" icon="plus" href={`${here}/new?return=${encodeURIComponent(here)}`}>
                Add the first metric
              </ButtonLink>
            ) : null
          }
        >
          How good the model is, how the expert’s work changes, and what that is worth: add a metric of each level, then
          draw what drives what. The map shows what a point of one is worth in the next.
        </EmptyState>
      ) : (
        <>
          <Lead {...part} />
          {isTable ? (
            <>
              {heads}
              <MetricsTable
                metrics={inOrder(metrics, view)}
                misalignments={misalignments}
                base={base}
                caption="Metrics of the use case"
                isOperational={view === 'engineering'}
              />
            </>
          ) : (
            <AlignmentMap alignment={alignment} base={base} here={here} label={title} heads={heads} />
          )}
          <Follow {...part} />
          <Section title="Exchange rates" count={ratesCount(links)}>
            {links.length > 0 ? (
              <RatesTable links={links} metrics={metrics} here={here} />
            ) : (
              <p className="text-13 text-fg-2">
                Nothing says yet what drives what.{' '}
                {alignment.mayEdit && metrics.length > 1
                  ? 'Draw a line from one metric to the next, or use “Draw a link”.'
                  : 'Its team draws that.'}
              </p>
            )}
          </Section>
        </>
      )}
    </Page>
  )
}

function ratesCount(links: readonly { rate: number | null; formula: string | null }[]): string | undefined {
  if (links.length === 0) return undefined
  const priced = links.filter(({ rate, formula }) => rate !== null || formula !== null).length
  if (links.length === 1) return priced === 1 ? 'one link, and it has one' : 'one link, without one'
  return `${priced} of ${links.length} links have one`
}
