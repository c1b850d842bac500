import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { TemplateEditor } from '@/components/templates/editor/template-editor'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState, Notice } from '@/components/ui/notice'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { getTemplateDraft } from '@/lib/templates/compare-versions'
import { shapeDraft } from '@/lib/templates/draft-shape/rules'
import { fieldsOf } from '@/lib/templates/rules'
import { NotAWriter } from '../../not-a-writer'
import { type TemplateParams, templateOf } from '../../template-page'
import { discardAction, saveDraft } from './actions'

type Props = { params: Promise<TemplateParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await templateOf(params)
  return { title: `Write ${name} · Library` }
}

export default async function EditTemplatePage({ params }: Props) {
  const { ctx, person, workspace, view, name, href, crumbs, mayEdit } = await templateOf(params)
  const path = [...crumbs, { label: 'Write' }]
  if (!mayEdit) return <NotAWriter crumbs={path} href={href} />
  if (view.revision === 0) {
    return (
      <Page crumbs={path} title={`${name} is not taken over yet`} reading>
        <EmptyState
          title="A built-in template is taken over before it is changed"
          actions={<ButtonLink href={href}>Read it and take it over</ButtonLink>}
        />
      </Page>
    )
  }
  const draft = await ask(ctx, getTemplateDraft, { template: view.key })
  const definition = shapeDraft(draft.definition)
  return (
    <Page
      crumbs={path}
      title={view.newest === 0 ? `Write the first version of ${name}` : `Write version ${view.newest + 1} of ${name}`}
      facts={
        <span>
          {view.newest === 0
            ? 'Nobody can use it before it is published.'
            : `Documents stay with the version they began with; version ${view.newest} is in use until you publish.`}
        </span>
      }
      actions={<ButtonLink href={href}>Leave; the draft stays</ButtonLink>}
    >
      {draft.revision > 0 && draft.base < view.newest ? (
        <div className="mb-4">
          <Notice tone="warn" title={`Version ${view.newest} was published since this draft was begun`}>
            Published as it stands, the draft would take back what that version changed.{' '}
            <TextLink href={`${href}/compare?from=${view.newest}&to=draft`}>See the differences</TextLink>
          </Notice>
        </div>
      ) : null}
      <noscript>
        <p className="mb-3 text-13 text-warn">
          The editor needs script. Without it, export the template, change the file and import it.
        </p>
      </noscript>
      <TemplateEditor
        definition={definition}
        initial={{
          phase: 'saved',
          revision: draft.revision,
          base: view.newest,
          savedAt: draft.savedAt,
          problems: draft.revision > 0 ? draft.problems : [],
        }}
        publishedKeys={view.definition ? fieldsOf(view.definition).map(({ key }) => key) : []}
        save={saveDraft.bind(null, workspace.slug, view.key)}
        storageKey={`countersign-template:${person.id}:${workspace.id}:${view.key}`}
        publishHref={`${href}/edit/publish`}
        discard={discardAction.bind(null, workspace.slug, view.key)}
      />
    </Page>
  )
}
