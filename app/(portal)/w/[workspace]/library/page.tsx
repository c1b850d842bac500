import type { Metadata } from 'next'
import { DataTable } from '@/components/data-table/data-table'
import { readTableState, type SearchParams } from '@/components/data-table/table-state'
import { Page } from '@/components/frame/page'
import { filterLibrary, libraryColumns, libraryFacets, libraryFinding } from '@/components/templates/library-columns'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { listTemplates } from '@/lib/templates/queries'
import { libraryOf } from './template-page'

export const metadata: Metadata = { title: 'Library' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> }

export default async function LibraryPage({ params, searchParams }: Props) {
  const { ctx, workspace, library, base, mayEdit } = await libraryOf((await params).workspace)
  const { items } = await ask(ctx, listTemplates, {})
  const facets = libraryFacets(items)
  const state = readTableState({ path: library, params: await searchParams, columns: libraryColumns, facets })
  const rows = filterLibrary(items, state)
  return (
    <Page
      crumbs={[{ label: workspace.name, href: base }, { label: 'Library' }]}
      title={libraryFinding(items)}
      facts={
        <>
          <span>
            The questions that design documents answer, stage by stage. A document keeps the version it began with.
          </span>
          <TextLink href={`${library}/risk`}>The risk questionnaire</TextLink>
        </>
      }
      actions={
        mayEdit ? (
          <>
            <ButtonLink href={`${library}/import`}>Import YAML</ButtonLink>
            <ButtonLink kind="primary" href={`${library}/new`} icon="plus">
              New template
            </ButtonLink>
          </>
        ) : null
      }
    >
      <DataTable
        caption="Templates, in the order of the stages"
        state={state}
        columns={libraryColumns}
        facets={facets}
        rows={rows}
        rowKey={(row) => row.key}
        rowHref={(row) => `${library}/${row.key}`}
        searchLabel="Find a template"
        summary={`${rows.length} of ${items.length}`}
        empty={
          <EmptyState title="The library is empty">
            A template holds the questions of a design document: who answers them, why they are asked, and what a good
            answer looks like. Administrators and risk officers write them.
          </EmptyState>
        }
      />
    </Page>
  )
}
