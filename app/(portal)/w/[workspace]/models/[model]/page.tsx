import type { Metadata } from 'next'
import { cache } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import { Page } from '@/components/frame/page'
import { type VersionRow, versionColumns, versionsFinding } from '@/components/models/version-columns'
import { ButtonLink } from '@/components/ui/button'
import { revealed } from '@/components/ui/hidden-characters'
import { EmptyState } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Ref } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { getModel } from '@/lib/models/queries'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'

type Props = { params: Promise<{ workspace: string; model: string }> }

const modelOf = cache(async (workspace: string, model: string) => {
  const { ctx } = await pageContext(workspace)
  return orNotFound(ask(ctx, getModel, { model: decodeURIComponent(model).slice(0, 200) }))
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, model } = await params
  const { name, ref } = await modelOf(workspace, model)
  return { title: `${revealed(name)} · ${ref}` }
}

export default async function ModelPage({ params }: Props) {
  const { workspace, model: reference } = await params
  const model = await modelOf(workspace, reference)
  const at = (path: string) => `/w/${workspace}${path}`
  const name = revealed(model.name)
  const rows: VersionRow[] = model.versions
  return (
    <Page
      crumbs={[{ label: 'Models', href: at('/models') }, { label: `${model.ref} ${name}` }]}
      title={`${name}: ${versionsFinding(rows)}`}
      reference={model.ref}
      facts={
        <>
          <span>
            For <Ref href={at(`/use-cases/${model.useCase.ref}`)}>{model.useCase.ref}</Ref> {model.useCase.name}
          </span>
          <span>
            Registered by <b>{model.createdBy ?? 'a former member'}</b>, <RelativeTime at={model.createdAt} />
          </span>
        </>
      }
      actions={
        model.mayImport ? (
          <ButtonLink href={at(`/models/import?useCase=${model.useCase.ref}`)} icon="plus">
            Import a new version
          </ButtonLink>
        ) : null
      }
    >
      <DataTable
        caption={`Versions of ${name}`}
        state={{ path: at(`/models/${model.ref}`), filters: {} }}
        columns={versionColumns(at)}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => at(`/models/${model.ref}/versions/${row.version}`)}
        summary={rows.length === 1 ? '1 version' : `${rows.length} versions`}
        empty={<EmptyState title="This model has no version" />}
      />
    </Page>
  )
}
