import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { MigrationForm } from '@/components/templates/migration-form'
import { MigrationItems } from '@/components/templates/migration-items'
import { countWords } from '@/components/templates/shown-parts'
import { ButtonLink } from '@/components/ui/button'
import { revealed } from '@/components/ui/hidden-characters'
import { EmptyState } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { previewMigration } from '@/lib/documents/migrate-document'
import { orNotFound } from '@/lib/platform/page'
import { type DocumentParams, documentOf } from '../document-page'
import { NotAWriter } from '../not-a-writer'
import { migrateAction } from './actions'
import '@/components/model-cards/model-card.css'
import '@/components/templates/templates.css'

type Props = { params: Promise<DocumentParams>; searchParams: Promise<{ version?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { document } = await documentOf(params)
  return { title: `Move ${revealed(document.title)} to another version · ${document.ref}` }
}

export default async function MigratePage({ params, searchParams }: Props) {
  const { ctx, workspace, document, base, href, crumbs } = await documentOf(params, '/migrate')
  const path = [...crumbs, { label: 'Move to another version' }]
  if (!document.may.edit) return <NotAWriter crumbs={path} document={document} href={href} />
  const { version } = await searchParams
  const asked = typeof version === 'string' && /^[1-9]\d{0,5}$/.test(version) ? Number(version) : undefined
  const title = revealed(document.title)
  if ((asked ?? document.newestTemplate) === document.template.version) {
    return (
      <Page
        crumbs={path}
        reference={document.ref}
        title={`${title} is filled by version ${document.template.version} already`}
        reading
      >
        <EmptyState
          title="There is no newer version to move to"
          actions={<ButtonLink href={href}>Read the document</ButtonLink>}
        />
      </Page>
    )
  }
  const preview = await orNotFound(ask(ctx, previewMigration, { document: document.ref, version: asked }))
  const { from, to, items } = preview
  const of = (outcome: (typeof items)[number]['outcome']) => items.filter((item) => item.outcome === outcome)
  const lost = of('lost')
  return (
    <Page
      crumbs={path}
      reference={document.ref}
      title={titleOf(title, to, lost.length)}
      facts={
        <>
          <span>
            From version <b>{from}</b> of {preview.name} to version <b>{to}</b>
          </span>
          <TextLink href={`${base}/library/${preview.template}/compare?from=${from}&to=${to}`}>
            What changed in the template
          </TextLink>
        </>
      }
      actions={<ButtonLink href={href}>Leave it as it is</ButtonLink>}
    >
      <MigrationForm
        action={migrateAction.bind(null, workspace.slug, document.ref)}
        {...{ version: to, revision: preview.revision, change: preview.change, lost }}
      >
        <MigrationItems
          title="Converted"
          note="Nothing of these is lost; they are said in another form."
          items={of('converts')}
        />
        <MigrationItems title="New questions" note="They begin without an answer." items={of('new')} />
        <MigrationItems title="Answers that move as they are" items={of('moves')} folded />
      </MigrationForm>
      <Section title="What stays">
        <p className="max-w-[74ch] text-13 text-fg-2">
          Published revisions keep the version they were published with, and their approvals. Only the draft moves; what
          it says now is kept as {preview.change > 0 ? 'a restore point' : `revision ${document.revision}`}.
        </p>
      </Section>
    </Page>
  )
}

function titleOf(title: string, version: number, lost: number): string {
  const move = `Move ${title} to version ${version}?`
  if (lost === 0) return `${move} Every answer comes over`
  return `${move} ${lost === 1 ? 'One answer' : countWords(lost, 'answer')} would be lost`
}
