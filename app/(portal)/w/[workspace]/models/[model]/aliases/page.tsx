import type { Metadata } from 'next'
import { DataTable } from '@/components/data-table/data-table'
import { readTableState, type SearchParams } from '@/components/data-table/table-state'
import { Page } from '@/components/frame/page'
import { aliasMoveColumns } from '@/components/models/alias-columns'
import { revealed } from '@/components/ui/hidden-characters'
import { EmptyState } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { getModelAsOf, listAliasMoves } from '@/lib/models/as-of/queries'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'

export const metadata: Metadata = { title: 'Alias moves' }

type Props = { params: Promise<{ workspace: string; model: string }>; searchParams: Promise<SearchParams> }

export default async function AliasMovesPage({ params, searchParams }: Props) {
  const { workspace, model: reference } = await params
  const { ctx } = await pageContext(workspace)
  const { model, aliases } = await orNotFound(
    ask(ctx, getModelAsOf, { model: decodeURIComponent(reference).slice(0, 200) }),
  )
  const here = `/w/${workspace}/models/${model.ref}`
  const columns = aliasMoveColumns((version) => `${here}/versions/${version}`)
  const state = readTableState({ path: `${here}/aliases`, params: await searchParams, columns })
  const list = await ask(ctx, listAliasMoves, { model: model.id, cursor: state.after })
  const name = revealed(model.name)
  return (
    <Page
      crumbs={[
        { label: 'Models', href: `/w/${workspace}/models` },
        { label: `${model.ref} ${name}`, href: here },
        { label: 'Aliases' },
      ]}
      title={
        aliases.length > 0
          ? `${name}: ${aliases.map(({ alias, version }) => `${alias} is v${version}`).join(', ')}`
          : `${name} has no alias`
      }
      reference={model.ref}
    >
      <DataTable
        caption={`How the aliases of ${name} moved`}
        state={state}
        columns={columns}
        rows={list.items}
        rowKey={(row) => row.id}
        next={list.next}
        summary={list.items.length === 1 ? '1 move' : `${list.items.length} moves`}
        empty={
          <EmptyState title="No alias was ever pointed">
            An alias is a name that moves from version to version: champion, challenger. Each move is kept here with its
            reason.
          </EmptyState>
        }
      />
    </Page>
  )
}
