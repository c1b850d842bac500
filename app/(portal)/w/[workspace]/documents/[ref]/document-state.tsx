import { statusWords } from '@/components/approvals/approval-status'
import { Notice } from '@/components/ui/notice'
import { StatusChip } from '@/components/ui/status-chip'
import { TextLink } from '@/components/ui/text-link'
import type { DocumentApproval, DocumentView, RevisionView } from '@/lib/documents/views'

/** Whether people were asked about what the newest revision says, and the request still counts. */
export function isAsked(approvals: DocumentApproval[]): boolean {
  return approvals.some(
    ({ isCurrent, status }) => isCurrent && ['open', 'changes_requested', 'approved'].includes(status),
  )
}

/** How the document stands: never published, waiting, approved, or changed since. */
export function DocumentState({ document }: { document: DocumentView }) {
  const { revision, approvals, hasChanges } = document
  const current = approvals.find(({ isCurrent }) => isCurrent)
  if (revision === 0) {
    return (
      <StatusChip tone="idle" reason={<p>Nothing of it is published yet, so nobody can be asked to approve it.</p>}>
        Draft
      </StatusChip>
    )
  }
  const look = current ? statusWords[current.status] : null
  return (
    <>
      <StatusChip
        tone={look?.tone ?? 'idle'}
        icon={look?.icon}
        reason={
          <p>
            {current
              ? `${current.ref} is about what revision ${revision} says.`
              : 'Nobody was asked about what the newest revision says.'}
          </p>
        }
      >
        {look?.word ?? 'Published'}
      </StatusChip>
      {hasChanges ? (
        <StatusChip tone="warn" icon="pen" reason={<p>The draft says something else than revision {revision}.</p>}>
          Changed since
        </StatusChip>
      ) : null}
    </>
  )
}

type ReadProps = { document: DocumentView; published: RevisionView | null; href: string }

/** Said above the text when it is not the newest revision that one reads. */
export function WhatIsRead({ document, published, href }: ReadProps) {
  const newest = document.revision
  if (!published) {
    if (newest === 0) return null
    return (
      <div className="mb-4">
        <Notice tone="info" title="You read the draft">
          It is not published and can change at any moment. <TextLink href={href}>Read revision {newest}</TextLink> or{' '}
          <TextLink href={`${href}/compare?from=${newest}&to=draft`}>see what differs</TextLink>.
        </Notice>
      </div>
    )
  }
  if (published.revision === newest) return null
  return (
    <div className="mb-4">
      <Notice tone="warn" title={`You read revision ${published.revision} of ${newest}`}>
        <TextLink href={href}>Read the newest one</TextLink> or{' '}
        <TextLink href={`${href}/compare?from=${published.revision}&to=${newest}`}>see what changed since</TextLink>.
      </Notice>
    </div>
  )
}
