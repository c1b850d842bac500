import type { Metadata } from 'next'
import { DataTable } from '@/components/data-table/data-table'
import { readTableState, type SearchParams } from '@/components/data-table/table-state'
import { Page } from '@/components/frame/page'
import { modelColumns, modelsFinding } from '@/components/models/model-columns'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { listImportPlaces, listModels } from '@/lib/models/queries'
import { pageContext } from '@/lib/platform/request-context'
import { ModelTabs } from '../experiments/model-tabs'

export const metadata: Metadata = { title: 'Models' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> }

export default async function ModelsPage({ params, searchParams }: Props) {
  const { workspace } = await params
  const { ctx, workspace: place } = await pageContext(workspace)
  const at = (path: string) => `/w/${workspace}${path}`
  const columns = modelColumns(at)
  const state = readTableState({ path: at('/models'), params: await searchParams, columns })
  const [list, places] = await Promise.all([
    ask(ctx, listModels, { search: state.search?.slice(0, 200), cursor: state.after }),
    ask(ctx, listImportPlaces, {}),
  ])
  const isWhole = !state.search && !state.after && list.next === null
  const mayImport = places.length > 0
  return (
    <Page
      crumbs={[{ label: place.name, href: at('') }, { label: 'Models' }]}
      title={state.search ? 'Models' : modelsFinding(list.items, isWhole || list.items.length === 0)}
      actions={
        mayImport ? (
          <ButtonLink kind="primary" href={at('/models/import')} icon="plus">
            Import a model card
          </ButtonLink>
        ) : null
      }
    >
      <ModelTabs base={at('')} current="models" />
      <DataTable
        caption="Registered models"
        state={state}
        columns={columns}
        rows={list.items}
        rowKey={(row) => row.id}
        rowHref={(row) => at(`/models/${row.ref}`)}
        searchLabel="Find a model"
        next={list.next}
        summary={list.items.length === 1 ? '1 model' : `${list.items.length} models`}
        empty={
          <EmptyState
            title="A model starts with its card"
            actions={
              mayImport ? (
                <ButtonLink kind="primary" href={at('/models/import')}>
                  Import a model card
                </ButtonLink>
              ) : (
                <ButtonLink href={at('/use-cases')}>See the use cases</ButtonLink>
              )
            }
          >
            A model card says what a model is for, where it fails and how well it does. Import one (a README as Hugging
            Face writes it) under a use case: it becomes version 1 of a registered model, and can be asked to be
            released. {mayImport ? null : 'Data scientists and machine-learning engineers of a use case do this.'}
          </EmptyState>
        }
      />
    </Page>
  )
}
