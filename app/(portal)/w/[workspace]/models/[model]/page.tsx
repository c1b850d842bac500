import type { Metadata } from 'next'
import { cache } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import { readTableState, type SearchParams } from '@/components/data-table/table-state'
import { Page } from '@/components/frame/page'
import { versionColumns, versionsFinding } from '@/components/models/version-columns'
import { ButtonLink } from '@/components/ui/button'
import { revealed } from '@/components/ui/hidden-characters'
import { EmptyState } from '@/components/ui/notice'
import { dayWords, RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { Ref, TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { getModelAsOf } from '@/lib/models/as-of/queries'
import { listVersions } from '@/lib/models/list-versions'
import { getModel } from '@/lib/models/queries'
import type { AsOfView, VersionItem } from '@/lib/models/views'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { endOfDay } from '../../deployments/end-of-day'
import { MoveAliasForm } from './aliases/move-form'
import { AsOf } from './as-of'
import { VersionParts } from './version-parts'

type Props = { params: Promise<{ workspace: string; model: string }>; searchParams: Promise<SearchParams> }

const modelOf = cache(async (workspace: string, model: string) => {
  const { ctx } = await pageContext(workspace)
  return orNotFound(ask(ctx, getModel, { model: decodeURIComponent(model).slice(0, 200) }))
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, model } = await params
  const { name, ref } = await modelOf(workspace, model)
  return { title: `${revealed(name)} · ${ref}` }
}

export default async function ModelPage({ params, searchParams }: Props) {
  const { workspace, model: reference } = await params
  const { ctx, person } = await pageContext(workspace)
  const query = await searchParams
  const model = await modelOf(workspace, reference)
  const base = `/w/${workspace}`
  const at = (path: string) => `${base}${path}`
  const here = at(`/models/${model.ref}`)
  const columns = versionColumns(at)
  const day = endOfDay(query.asOf)
  const state = readTableState({ path: here, params: query, columns, keep: ['asOf'] })
  const [{ items: versions, next }, now, then] = await Promise.all([
    ask(ctx, listVersions, { model: model.id, cursor: state.after }),
    ask(ctx, getModelAsOf, { model: model.id }),
    day ? ask(ctx, getModelAsOf, { model: model.id, at: day.at }) : null,
  ])
  const name = revealed(model.name)
  return (
    <Page
      crumbs={[{ label: 'Models', href: at('/models') }, { label: `${model.ref} ${name}` }]}
      title={`${name}: ${versionsFinding(versions)}`}
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
        state={state}
        columns={columns}
        rows={versions}
        rowKey={(row) => row.id}
        rowHref={(row) => `${here}/versions/${row.version}`}
        next={next}
        summary={versions.length === 1 ? '1 version' : `${versions.length} versions`}
        empty={<EmptyState title="This model has no version" />}
      />
      <Aliases {...{ model, now, versions, here }} workspace={workspace} person={person.id} />
      <AsOf view={then ?? now} day={day?.day ?? null} here={here} base={base} />
      {versions.length > 0 ? (
        <Section title="What each version was made of">
          <VersionParts versions={versions} base={base} />
        </Section>
      ) : null}
    </Page>
  )
}

type AliasesProps = {
  model: { id: string; ref: string; mayImport: boolean }
  now: AsOfView
  versions: readonly VersionItem[]
  here: string
  workspace: string
  person: string
}

/** Where each points now; whoever may move one does it here. */
function Aliases({ model, now, versions, here, workspace, person }: AliasesProps) {
  const form = { model, versions, workspace, person }
  return (
    <Section
      title="Aliases"
      count={now.aliases.length}
      aside={<TextLink href={`${here}/aliases`}>How they moved</TextLink>}
    >
      {now.aliases.length === 0 ? (
        <p className="text-fg-3">None. An alias is a name that moves from version to version: champion, challenger.</p>
      ) : (
        <ul className="grid gap-2">
          {now.aliases.map(({ alias, version, reason, movedAt, movedBy }) => (
            <li key={alias} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="min-w-0 flex-1 basis-72">
                <b>{alias}</b> is <Ref href={`${here}/versions/${version}`}>{`v${version}`}</Ref>{' '}
                <span className="text-fg-3">
                  since {dayWords(movedAt)}, {movedBy ?? 'the system'}: {revealed(reason)}
                </span>
              </span>
              {model.mayImport ? <MoveAliasForm {...form} alias={{ alias, version }} /> : null}
            </li>
          ))}
        </ul>
      )}
      {model.mayImport ? (
        <div className="mt-3">
          <MoveAliasForm {...form} />
        </div>
      ) : null}
    </Section>
  )
}
