import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { OlderDocuments } from '@/components/templates/older-documents'
import { PreviewBar } from '@/components/templates/preview-bar'
import { RetireForm } from '@/components/templates/retire-form'
import { rolesIn } from '@/components/templates/shown-parts'
import { StartForm } from '@/components/templates/start-form'
import { TemplatePanel } from '@/components/templates/template-panel'
import { TemplateReading } from '@/components/templates/template-reading'
import { ButtonLink } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { EmptyState, Notice } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { listOlderDocuments } from '@/lib/templates/queries'
import { listUseCases } from '@/lib/use-cases/list-use-cases'
import { riskTiers } from '@/lib/use-cases/vocabulary'
import { type TemplateParams, templateOf } from '../template-page'
import { reopenAction, retireAction, startAction } from './actions'
import { templateNotices } from './notices'

type Search = Record<'version' | 'as' | 'tier' | 'published', string | string[] | undefined>
type Props = { params: Promise<TemplateParams>; searchParams: Promise<Search> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await templateOf(params)
  return { title: `${name} · Library` }
}

export default async function TemplatePage({ params, searchParams }: Props) {
  const search = await searchParams
  const page = await templateOf(params, search.version)
  const { ctx, person, workspace, view, name, href, crumbs, mayEdit, library, base } = page
  const { definition, version, newest } = view
  const as = rolesIn(definition ?? { sections: [] }).find((role) => role === search.as) ?? null
  const tier = riskTiers.find((one) => one === search.tier) ?? null
  const isStartable = newest > 0 && version === newest && !view.isRetired
  const mine = isStartable ? await ask(ctx, listUseCases, { member: person.id, sort: 'name', limit: 100 }) : null
  const older = view.older > 0 && newest > 0 ? await ask(ctx, listOlderDocuments, { template: view.key }) : null
  return (
    <Page
      crumbs={crumbs}
      title={titleOf(name, view)}
      reference={version > 0 ? `v${version}` : undefined}
      facts={<span>{definition?.purpose ?? 'It has a draft only: nobody can use it yet.'}</span>}
      actions={
        <>
          {definition ? (
            <Menu label="More">
              <a
                className="menu-item"
                href={`${href}/export${version === newest ? '' : `?version=${version}`}`}
                download
              >
                Export as YAML
              </a>
              {mayEdit ? (
                <>
                  <a className="menu-item" href={`${library}/new?from=${view.key}`}>
                    Start a copy
                  </a>
                  <a className="menu-item" href={`${library}/import?template=${view.key}`}>
                    Import over it
                  </a>
                </>
              ) : null}
            </Menu>
          ) : null}
          {mayEdit && newest + (view.draft?.revision ?? 0) > 0 ? (
            <ButtonLink kind={view.draft ? 'primary' : 'secondary'} href={`${href}/edit`} icon="pen">
              {view.draft ? 'Go on with the draft' : 'Write the next version'}
            </ButtonLink>
          ) : null}
        </>
      }
      panelLabel="About this template"
      panel={
        <TemplatePanel view={view} href={href}>
          {older ? <OlderDocuments items={older.items} documentsHref={`${base}/documents`} /> : null}
          {mine ? (
            <StartForm
              action={startAction.bind(null, workspace.slug, view.key)}
              useCases={mine.items.map((item) => ({ ref: item.ref, name: item.name }))}
              hasTitle={definition?.many ?? false}
            />
          ) : null}
          {mayEdit && newest > 0 ? (
            <RetireForm
              action={(view.isRetired ? reopenAction : retireAction).bind(null, workspace.slug, view.key)}
              revision={view.revision}
              isRetired={view.isRetired}
              documents={view.documents}
            />
          ) : null}
        </TemplatePanel>
      }
    >
      {search.published && newest > 0 ? (
        <div className="mb-4">
          <Notice tone="ok" title={`Version ${newest} is published`}>
            New documents begin with it.{' '}
            {view.older > 0
              ? 'Those filled by an older version stand beside this, each with what moving it would mean.'
              : ''}
          </Notice>
        </div>
      ) : null}
      {templateNotices(page)}
      {definition ? (
        <>
          <PreviewBar
            template={definition}
            path={href}
            version={version === newest ? undefined : version}
            {...{ as, tier }}
          />
          {tier && definition.tiers && !definition.tiers.includes(tier) ? (
            <Notice tone="info" title="A use case of this risk tier does not need this template">
              It may still be filled, as it stands below.
            </Notice>
          ) : null}
          <TemplateReading template={definition} {...{ as, tier }} />
        </>
      ) : (
        <EmptyState title="Its questions stand here once the first version is published">
          Until then administrators and risk officers write at its draft.
        </EmptyState>
      )}
    </Page>
  )
}

function titleOf(
  name: string,
  {
    newest,
    version,
    isRetired,
    definition,
  }: { newest: number; version: number; isRetired: boolean; definition: unknown },
): string {
  if (isRetired) return `${name}: retired`
  if (newest === 0)
    return definition ? `${name}: brought by the product, not taken over yet` : `${name}: not published yet`
  return version === newest ? name : `${name}, as version ${version} asked it`
}
