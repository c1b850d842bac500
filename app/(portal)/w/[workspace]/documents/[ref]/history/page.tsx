import type { Metadata } from 'next'
import { documentStates } from '@/components/documents/document-states'
import { StateList } from '@/components/documents/state-list'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { revealed } from '@/components/ui/hidden-characters'
import { ask } from '@/lib/audit/execute'
import { documentHistory } from '@/lib/documents/states'
import { type DocumentParams, documentOf } from '../document-page'

type Props = { params: Promise<DocumentParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { document } = await documentOf(params)
  return { title: `History of ${revealed(document.title)} · ${document.ref}` }
}

export default async function HistoryPage({ params }: Props) {
  const { ctx, document, href, crumbs } = await documentOf(params, '/history')
  const { points } = await ask(ctx, documentHistory, { document: document.ref })
  const { revisions, draft, hasChanges, may } = document
  const states = documentStates({ draft: hasChanges || revisions.length === 0 ? draft : null, revisions, points })
  return (
    <Page
      crumbs={[...crumbs, { label: 'History' }]}
      reference={document.ref}
      title={title(revisions.length, revealed(document.title))}
      facts={
        <span>
          A restore point is the draft as it stood when nobody had written for a minute
          {points.length === 0 ? '; there is none yet' : null}.
        </span>
      }
      actions={<ButtonLink href={href}>Read the document</ButtonLink>}
    >
      <StateList
        states={states.map((state) => ({ ...state, note: revealed(state.note) }))}
        href={href}
        mayRestore={may.edit}
      />
    </Page>
  )
}

function title(count: number, name: string): string {
  if (count === 0) return `${name} is a draft; nothing of it is published`
  return count === 1 ? `${name} has one revision` : `${name} has ${count} revisions`
}
