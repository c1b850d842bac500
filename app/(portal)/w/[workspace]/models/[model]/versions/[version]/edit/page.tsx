import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { CardEditor } from '@/components/model-cards/card-editor'
import { ButtonLink } from '@/components/ui/button'
import { ask } from '@/lib/audit/execute'
import { previewModelCard } from '@/lib/integrations/publish-model-card'
import { type VersionParams, versionOf, versionTitle } from '../version-page'
import { saveDraft } from './actions'
import { NotAnEditor } from './not-an-editor'

type Props = { params: Promise<VersionParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await versionTitle(params, 'Edit the card') }
}

export default async function EditPage({ params }: Props) {
  const { ctx, person, input, href, workspace, version, title, crumbs } = await versionOf(params)
  const { card, draft } = version
  const frame = { crumbs: [...crumbs, { label: 'Edit the card' }], reference: version.ref }
  if (!version.may.edit) return <NotAnEditor {...frame} title={title} href={href} />
  const problems = draft ? (await ask(ctx, previewModelCard, input).catch(() => null))?.report.problems : card.problems
  return (
    <Page
      {...frame}
      title={draft ? `A draft of ${title} is not published yet` : `Write the next revision of ${title}`}
      facts={
        <>
          <span>
            From revision <b>{card.revision}</b>
          </span>
          <span>The version keeps standing for that revision until you publish</span>
        </>
      }
      actions={<ButtonLink href={href}>Leave; the draft stays</ButtonLink>}
    >
      <noscript>
        <p className="mb-3 text-13 text-warn">
          The editor needs script. Without it, a card is revised through the API: POST …/card.
        </p>
      </noscript>
      <CardEditor
        initial={{
          phase: 'saved',
          revision: draft?.revision ?? 0,
          base: card.revision,
          savedText: draft?.text ?? card.source,
          savedAt: draft?.savedAt ?? null,
          problems: problems ?? [],
          message: null,
          theirs: null,
        }}
        publishedText={card.source}
        save={saveDraft.bind(null, workspace, input)}
        storageKey={`countersign-card:${person.id}:${version.id}`}
        reviewHref={`${href}/edit/review`}
      />
    </Page>
  )
}
