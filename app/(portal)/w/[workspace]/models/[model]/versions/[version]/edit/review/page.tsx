import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { ChangesTable, changesFinding } from '@/components/model-cards/changes-table'
import { ProblemsOfDraft } from '@/components/model-cards/problems-of-draft'
import { PublishForm } from '@/components/model-cards/publish-form'
import { VoidedApprovals, voidsFinding } from '@/components/model-cards/voided-approvals'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { ask } from '@/lib/audit/execute'
import { previewModelCard } from '@/lib/integrations/publish-model-card'
import { type VersionParams, versionOf, versionTitle } from '../../version-page'
import { publishAction } from '../actions'
import { NotAnEditor } from '../not-an-editor'

type Props = { params: Promise<VersionParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await versionTitle(params, 'Review') }
}

export default async function ReviewPage({ params }: Props) {
  const { ctx, at, input, href, workspace, version, title, crumbs } = await versionOf(params)
  const path = [...crumbs, { label: 'Edit the card', href: `${href}/edit` }, { label: 'Review' }]
  const frame = { crumbs: path, reference: version.ref }
  if (!version.may.edit) return <NotAnEditor {...frame} title={title} href={href} />
  const preview = version.draft ? await ask(ctx, previewModelCard, input) : null
  if (!preview?.draft || preview.isSame) {
    return (
      <Page {...frame} title={`Nothing of ${title} waits to be published`} reading>
        <EmptyState
          title="There is no draft that differs from the published card"
          actions={<ButtonLink href={`${href}/edit`}>Write one</ButtonLink>}
        />
      </Page>
    )
  }
  const { draft, changes, voided, report, revision } = preview
  return (
    <Page
      {...frame}
      title={`Publish revision ${revision + 1} of ${title}? ${voidsFinding(voided)}`}
      facts={
        <span>
          Draft last saved by <b>{draft.savedBy ?? 'a former member'}</b>, <RelativeTime at={draft.savedAt} />
        </span>
      }
      actions={<ButtonLink href={`${href}/edit`}>Back to the text</ButtonLink>}
    >
      <VoidedApprovals voided={voided} approvalsHref={at('/approvals')} />
      <Section title="What changes" count={changesFinding(changes)}>
        {changes.length > 0 ? (
          <ChangesTable
            caption="What publishing changes"
            beforeLabel={`Revision ${revision}, published`}
            afterLabel={`Revision ${revision + 1}, your draft`}
            changes={changes}
          />
        ) : (
          <p className="max-w-[74ch] text-13 text-fg-2">
            Only how the file is written differs: nothing that is decided on. The revision is still recorded.
          </p>
        )}
      </Section>
      <ProblemsOfDraft problems={report.problems} />
      <Section title="Publish">
        <PublishForm
          action={publishAction.bind(null, workspace, { model: version.model.ref, version: version.version })}
          draft={draft.revision}
          revision={revision}
          voids={voided.map(({ ref }) => ref)}
          reviewHref={`${href}/edit/review`}
        />
      </Section>
    </Page>
  )
}
