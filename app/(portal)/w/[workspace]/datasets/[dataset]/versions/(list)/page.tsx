import type { Metadata } from 'next'
import { DataTable } from '@/components/data-table/data-table'
import { readTableState, type SearchParams } from '@/components/data-table/table-state'
import { QualityHistory } from '@/components/datasets/quality-history'
import { versionColumns } from '@/components/datasets/version-columns'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { listDatasetVersions } from '@/lib/datasets/list-versions'
import { historyFinding } from '@/lib/datasets/rules'
import { AppError } from '@/lib/platform/errors'
import { type DatasetParams, datasetPlace } from '../../dataset-place'

type Props = { params: DatasetParams; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Versions of ${(await params).dataset.toUpperCase()}` }
}

export default async function VersionsPage({ params, searchParams }: Props) {
  const { ctx, dataset, name, here, crumbs } = await datasetPlace(params)
  const path = `${here}/versions`
  const columns = versionColumns()
  const state = readTableState({ path, params: await searchParams, columns })
  const list = await ask(ctx, listDatasetVersions, { dataset: dataset.ref, cursor: state.after }).catch(asFailure)
  const items = 'error' in list ? [] : list.items
  const history = historyFinding(items)
  return (
    <Page
      crumbs={[...crumbs, { label: 'Versions' }]}
      title={history ?? `Every version of ${name}`}
      reference={dataset.ref}
      facts="Newest first. A version is a content, and never changes."
      actions={
        dataset.mayEdit ? (
          <ButtonLink kind="primary" href={`${path}/new`} icon="plus">
            Record a version
          </ButtonLink>
        ) : null
      }
    >
      {history ? (
        <div className="mb-5">
          <QualityHistory versions={items} />
        </div>
      ) : null}
      <DataTable
        caption={`Versions of ${name}`}
        state={state}
        columns={columns}
        rows={items}
        rowKey={(row) => row.id}
        rowHref={(row) => `${path}/${row.version}`}
        next={'error' in list ? null : list.next}
        summary={`${items.length} of ${dataset.versions}`}
        error={'error' in list ? list.error : undefined}
        empty={
          <EmptyState
            title="No version yet"
            actions={dataset.mayEdit ? <ButtonLink href={`${path}/new`}>Record a version</ButtonLink> : undefined}
          >
            A version is a content: what DVC, lakeFS, Delta or a SHA-256 tells from every other. A pipeline records one
            with each load.
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
