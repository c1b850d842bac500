import type { Metadata } from 'next'
import { DataTable } from '@/components/data-table/data-table'
import { readTableState, type SearchParams, tableHref } from '@/components/data-table/table-state'
import { Page } from '@/components/frame/page'
import { observationColumns, observationFacets } from '@/components/metrics/observations/observation-columns'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState, Notice } from '@/components/ui/notice'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { listObservations } from '@/lib/metrics/observations/list-observations'
import { readHistory } from '@/lib/metrics/observations/read-history'
import { AppError } from '@/lib/platform/errors'
import { type MetricParams, metricPlace } from '../metric-place'
import { recordedWords } from '../recorded-path'
import { WithdrawForm } from './withdraw-form'

type Props = { params: MetricParams; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Values of ${(await params).metric.toUpperCase()}` }
}

export default async function ObservationsPage({ params, searchParams }: Props) {
  const { ctx, person, workspace, metric, name, metricPath, listPath, crumbs } = await metricPlace(params)
  const query = await searchParams
  const history = await ask(ctx, readHistory, { metric: metric.ref })
  const facets = observationFacets(history.slices, metric.versions)
  const columnsOf = (back: string) =>
    observationColumns({
      unit: metric.unit,
      targets: history.targets,
      ...(metric.mayRecord
        ? {
            acts: (row) =>
              row.withdrawn ? null : (
                <WithdrawForm row={row} unit={metric.unit} workspace={workspace} person={person.id} back={back} />
              ),
          }
        : {}),
    })
  const state = readTableState({ path: listPath, params: query, columns: columnsOf(listPath), facets })
  const columns = columnsOf(tableHref(state, { after: state.after }))
  const { slice, environment, version, state: counted } = state.filters
  const list = await ask(ctx, listObservations, {
    metric: metric.ref,
    cursor: state.after,
    ...(slice ? { slice } : {}),
    environment: environment?.join(','),
    version: version?.join(','),
    state: counted ? 'withdrawn' : 'live',
  }).catch(asFailure)
  const recorded = recordedWords(query)
  const recordActs = metric.mayRecord ? (
    <>
      <ButtonLink kind="primary" href={`${listPath}/new`} icon="plus">
        Record a value
      </ButtonLink>
      <ButtonLink href={`${listPath}/import`}>Import</ButtonLink>
    </>
  ) : null
  return (
    <Page
      crumbs={crumbs}
      title={counted ? `Values of ${name} that were withdrawn` : `Every value of ${name}`}
      reference={metric.ref}
      facts={
        <span>
          Newest first, each judged by the target that stood when it was measured.{' '}
          <TextLink href={metricPath}>As a chart</TextLink>
        </span>
      }
      actions={recordActs}
    >
      {recorded ? (
        <div className="mb-4">
          <Notice tone="ok" title={recorded}>
            <TextLink href={metricPath}>How {name} stands now</TextLink>
          </Notice>
        </div>
      ) : null}
      <DataTable
        caption={`Values of ${name}`}
        state={state}
        columns={columns}
        facets={facets}
        rows={'error' in list ? [] : list.items}
        rowKey={(row) => row.id}
        next={'error' in list ? null : list.next}
        error={'error' in list ? list.error : undefined}
        empty={
          <EmptyState title={`${name} has never been measured`} actions={recordActs}>
            A value has a date, and where it is known the model version, the environment and the slice it is true of.
            Values are recorded by hand, out of a CSV file or a Prometheus exposition, or sent by a pipeline to the API.
          </EmptyState>
        }
      />
    </Page>
  )
}

/** A cursor that is none is said in the list; anything else is a failure of the page. */
function asFailure(error: unknown): { error: { message: string } } {
  if (error instanceof AppError && error.code === 'invalid') return { error: { message: error.message } }
  throw error
}
