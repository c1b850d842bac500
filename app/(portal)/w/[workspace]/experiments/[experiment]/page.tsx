import type { Metadata } from 'next'
import { DataTable } from '@/components/data-table/data-table'
import { readTableState, type SearchParams } from '@/components/data-table/table-state'
import { runColumns, runFacets } from '@/components/experiments/run-columns'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { revealed } from '@/components/ui/hidden-characters'
import { EmptyState } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { Ref } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { recordSourceLabels } from '@/lib/datasets/vocabulary'
import { compareRuns } from '@/lib/experiments/comparison/compare-runs'
import { bestRuns, columnsOf, findingOf } from '@/lib/experiments/comparison/rules'
import { getExperiment } from '@/lib/experiments/queries'
import { listRuns } from '@/lib/experiments/run-queries'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { ActivityPanel } from '../../activity-panel'
import { HowToSend } from '../how-to-send'
import '@/components/experiments/experiments.css'

type Props = {
  params: Promise<{ workspace: string; experiment: string }>
  searchParams: Promise<SearchParams & { before?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).experiment.toUpperCase() }
}

export default async function ExperimentPage({ params, searchParams }: Props) {
  const { workspace: slug, experiment: reference } = await params
  const { ctx, workspace } = await pageContext(slug)
  const base = `/w/${workspace.slug}`
  const query = await searchParams
  const experiment = await orNotFound(ask(ctx, getExperiment, { experiment: reference }))
  const here = `${base}/experiments/${experiment.ref}`
  const { runs, keyMetrics } = await ask(ctx, compareRuns, { experiment: experiment.ref })
  const measured = columnsOf(runs, keyMetrics).filter(({ metric, kind }) => kind === 'metric' && metric)
  const shown = keyMetrics.filter(({ ref }) => measured.some(({ metric }) => metric?.ref === ref))
  const mayCompare = experiment.runs > 1
  const columns = runColumns(base, shown, mayCompare ? 'compare' : undefined)
  const facets = runFacets(experiment.statuses)
  const state = readTableState({ path: here, params: query, columns, facets })
  const list = await ask(ctx, listRuns, {
    experiment: experiment.ref,
    cursor: state.after,
    search: state.search?.slice(0, 200),
    status: state.filters.status?.join(','),
  })
  const name = revealed(experiment.name)
  const lead = measured.find((column) => bestRuns(runs, column).length > 0)
  return (
    <Page
      crumbs={[
        { label: 'Experiments', href: `${base}/experiments` },
        { label: `${experiment.ref} ${name}`, href: here },
      ]}
      title={lead ? `${name}: ${lowerFirst(findingOf(runs, lead))}` : name}
      reference={experiment.ref}
      facts={
        <>
          <span>
            For <Ref href={`${base}/use-cases/${experiment.useCase.ref}`}>{experiment.useCase.ref}</Ref>{' '}
            {revealed(experiment.useCase.name)}
          </span>
          <span>
            {recordSourceLabels[experiment.recordedFrom]}
            {experiment.createdBy ? `, ${experiment.createdBy}` : ''}, <RelativeTime at={experiment.createdAt} />
          </span>
          {experiment.system ? (
            <span>
              In {experiment.system} as <code>{revealed(experiment.externalId ?? '')}</code>
            </span>
          ) : null}
        </>
      }
      actions={
        <>
          {mayCompare ? (
            <ButtonLink kind="primary" href={`${here}/compare`} icon="chart">
              Compare the runs
            </ButtonLink>
          ) : null}
          {experiment.mayEdit ? (
            <ButtonLink href={`${here}/edit`} icon="pen">
              Edit
            </ButtonLink>
          ) : null}
        </>
      }
      panelLabel="History"
      panel={
        <ActivityPanel
          {...{ ctx, base, here, before: query.before }}
          useCase={experiment.useCase.ref}
          subject={experiment.id}
        />
      }
    >
      {experiment.description ? (
        <p className="mb-5 max-w-[72ch] whitespace-pre-line text-15 text-pretty [overflow-wrap:anywhere]">
          {revealed(experiment.description)}
        </p>
      ) : null}
      <Section title="Runs" count={experiment.runs}>
        {mayCompare ? <form id="compare" action={`${here}/compare`} /> : null}
        <DataTable
          caption={`Runs of ${name}`}
          state={state}
          columns={columns}
          facets={facets}
          rows={list.items}
          rowKey={(row) => row.id}
          rowHref={(row) => `${base}/experiments/runs/${row.ref}`}
          searchLabel="Name, reference or commit"
          next={list.next}
          summary={`${list.items.length} of ${experiment.runs}`}
          tools={
            mayCompare ? (
              <button type="submit" form="compare" className="btn">
                Compare the ticked
              </button>
            ) : undefined
          }
          empty={
            <EmptyState title="No run yet" level={3}>
              The training job or CI sends each run here; the step is below.
            </EmptyState>
          }
        />
      </Section>
      {experiment.mayEdit ? <HowToSend base={base} experiment={experiment.ref} isOpen={experiment.runs === 0} /> : null}
    </Page>
  )
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
