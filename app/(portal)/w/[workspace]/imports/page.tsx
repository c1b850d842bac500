import type { Metadata } from 'next'
import { DataTable } from '@/components/data-table/data-table'
import { readTableState, type SearchParams } from '@/components/data-table/table-state'
import { Page } from '@/components/frame/page'
import { importColumns } from '@/components/imports/import-columns'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { listFilePlaces, listImports } from '@/lib/imports/queries'
import { importers } from '@/lib/integrations/registry'
import { pageContext } from '@/lib/platform/request-context'
import { DataTabs } from '../datasets/data-tabs'

export const metadata: Metadata = { title: 'Imported files' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> }

export default async function ImportsPage({ params, searchParams }: Props) {
  const { ctx, workspace } = await pageContext((await params).workspace)
  const base = `/w/${workspace.slug}`
  const columns = importColumns(base)
  const facets = [
    {
      param: 'format',
      label: 'Format',
      options: importers.map(({ format, label }) => ({ value: format, label })),
    },
  ]
  const state = readTableState({ path: `${base}/imports`, params: await searchParams, columns, facets })
  const formats = state.filters.format
  const [list, places] = await Promise.all([
    // Of several formats at once the list shows all: one is what people look for.
    ask(ctx, listImports, { cursor: state.after, format: formats?.length === 1 ? formats[0] : undefined }),
    ask(ctx, listFilePlaces, {}),
  ])
  const give = (
    <ButtonLink href={`${base}/imports/new`} kind="primary" icon="plus">
      Import a file
    </ButtonLink>
  )
  return (
    <Page
      crumbs={[{ label: 'Data', href: `${base}/datasets` }, { label: 'Imported files' }]}
      title="Files of other tools, and what was made of them"
      facts="Runs, datasets, checks, lineage and model cards. Every file is kept as it was given."
      actions={places.length > 0 ? give : undefined}
    >
      <DataTabs base={base} current="imports" />
      <DataTable
        caption="Imported files"
        state={state}
        columns={columns}
        facets={facets}
        rows={list.items}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/imports/${row.ref}`}
        next={list.next}
        empty={
          <EmptyState title="No file was imported yet" actions={places.length > 0 ? give : undefined}>
            An MLflow export, a dvc.lock, results of Great Expectations or dbt, a model card: what your tools write down
            already becomes runs, dataset versions and evidence, with every line that could not be read.
          </EmptyState>
        }
      />
    </Page>
  )
}
