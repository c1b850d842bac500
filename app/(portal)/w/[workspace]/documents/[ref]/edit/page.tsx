import type { Metadata } from 'next'
import { DocumentEditor } from '@/components/documents/editor/document-editor'
import { Crumbs } from '@/components/frame/page'
import { MetricsField } from '@/components/metrics/metrics-field'
import { revealed } from '@/components/ui/hidden-characters'
import { ask } from '@/lib/audit/execute'
import { drivesByMetric } from '@/lib/metrics/alignment/drive'
import { getAlignment } from '@/lib/metrics/alignment/queries'
import { signInPath } from '@/lib/platform/return-path'
import { fieldsOf } from '@/lib/templates/rules'
import { type DocumentParams, documentOf } from '../document-page'
import { isAsked } from '../document-state'
import { NotAWriter } from '../not-a-writer'
import { saveDraft } from './actions'
import { cardPrompts } from './card-prompts'
import {
  choosablePeople,
  linkableRecords,
  liveApprovals,
  peopleByRole,
  readMembers,
  storedAnswers,
} from './editor-props'
import '@/components/documents/editor/editor.css'

type Props = {
  params: Promise<DocumentParams>
  searchParams: Promise<{ section?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { document } = await documentOf(params)
  return { title: `Fill ${revealed(document.title)} · ${document.ref}` }
}

export default async function EditPage({ params, searchParams }: Props) {
  const { ctx, person, workspace, document, base, href, crumbs } = await documentOf(params, '/edit')
  const path = [...crumbs, { label: 'Fill' }]
  if (!document.may.edit) return <NotAWriter crumbs={path} document={document} href={href} />
  const { section } = await searchParams
  const { template, useCase } = document
  const members = await readMembers(ctx)
  return (
    <>
      <Crumbs items={path} />
      <noscript>
        <p className="p-4 text-13 text-warn">
          Filling a document needs script. Without it, answers are given through the API: POST …/documents/
          {document.ref}/answers.
        </p>
      </noscript>
      <DocumentEditor
        workspace={workspace.slug}
        document={{
          id: document.id,
          ref: document.ref,
          title: revealed(document.title),
          revision: document.revision,
          change: document.draft.change,
          hasChanges: document.hasChanges,
        }}
        template={template}
        riskTier={useCase.riskTier}
        useCase={{ ref: useCase.ref, name: revealed(useCase.name), href: `${base}/use-cases/${useCase.ref}` }}
        stored={storedAnswers(document)}
        me={{ id: person.id, name: person.name }}
        save={saveDraft.bind(null, { workspace: workspace.slug, document: document.ref, person: person.id })}
        choices={{
          people: choosablePeople(members, useCase.ref),
          records: await linkableRecords(ctx, document),
          currency: workspace.currency,
          uploadHref: `/api/v1/files?workspace=${workspace.slug}`,
          fileHref: `/api/v1/files/{id}?workspace=${workspace.slug}`,
        }}
        registers={await registers()}
        approvals={await liveApprovals(ctx, document, base)}
        prompts={document.modelVersion ? await cardPrompts(document) : undefined}
        peopleOf={peopleByRole(members, useCase.ref)}
        hrefs={{
          history: `${href}/history`,
          publish: `${href}/publish`,
          review: document.modelVersion ? `${href}/release` : `${href}/review`,
          // Not the editor once more: a second tab of it would put back, and save, what this one keeps.
          signIn: signInPath(href),
        }}
        canAsk={document.may.request && document.revision > 0 && !document.hasChanges && !isAsked(document.approvals)}
        section={typeof section === 'string' ? section : null}
      />
    </>
  )

  /** The fields whose answers are kept in a register. */
  async function registers() {
    const fields = fieldsOf(template).filter(({ kind }) => kind === 'metrics')
    if (fields.length === 0) return {}
    const { metrics, links } = await ask(ctx, getAlignment, { useCase: useCase.ref })
    const drives = drivesByMetric(links)
    return Object.fromEntries(
      fields.map(({ key }) => [
        key,
        <MetricsField
          key={key}
          metrics={metrics.map((metric) => ({ ...metric, drives: drives.get(metric.ref) ?? [] }))}
          base={base}
          useCase={useCase.ref}
          returnTo={`${href}/edit#field-${key}`}
          mayEdit
        />,
      ]),
    )
  }
}
