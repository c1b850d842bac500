import type { ReactNode } from 'react'
import { ApprovalStatusChip } from '@/components/approvals/approval-status'
import { decisionLooks } from '@/components/approvals/standing'
import { Digest } from '@/components/ui/digest'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { Ref, TextLink } from '@/components/ui/text-link'
import type { DecisionKind } from '@/lib/approvals/vocabulary'
import type { Thread } from '@/lib/discussion/views'
import type { DocumentApproval, DocumentView, RevisionItem } from '@/lib/documents/views'
import { type RoleId, roleLabels } from '@/lib/platform/vocabulary'

type Props = {
  document: Pick<DocumentView, 'missing' | 'completeness' | 'revisions' | 'approvals' | 'hasChanges' | 'may'>
  /** The published revision that is read; null for the draft. */
  revision: RevisionItem | null
  /** The page's own address, and those of approvals. */
  href: string
  approvalsHref: string
  threads: Thread[]
  /** What happened with it, newest first. */
  activity: ReactNode
}

/** What stands beside a document: what is missing, who approved it, its revisions and digests. */
export function DocumentPanel({ document, revision, href, approvalsHref, threads, activity }: Props) {
  return (
    <>
      <MissingAnswers document={document} href={href} />
      <Section title="Approvals" count={document.approvals.length || undefined}>
        <Approvals approvals={document.approvals} approvalsHref={approvalsHref} />
      </Section>
      <OpenThreads threads={threads} href={href} />
      <Revisions {...{ document, revision, href }} />
      {revision ? (
        <Section title="Digests" count={`of revision ${revision.revision}`}>
          <p className="text-12 text-fg-3">Content, everything shown</p>
          <Digest value={revision.contentDigest} />
          <p className="mt-2 text-12 text-fg-3">Material, what voids approvals</p>
          <Digest value={revision.materialDigest} />
        </Section>
      ) : null}
      {activity}
    </>
  )
}

const SHOWN = 6

function MissingAnswers({ document, href }: Pick<Props, 'document' | 'href'>) {
  const { missing, completeness, may } = document
  const title = missing.length === 0 ? 'Nothing is missing' : 'Missing for the gate'
  return (
    <Section title={title} count={missing.length || undefined}>
      <p className="text-13 text-fg-2">
        {completeness.answered} of {completeness.total} questions have an answer
        {missing.length === 0 ? ', and every one that the gate of its stage demands' : null}.
      </p>
      <ul className="mt-1 grid text-13">
        {missing.slice(0, SHOWN).map(({ field, label, role }) => (
          <li key={field} className="py-1">
            {may.edit ? <TextLink href={`${href}/edit#${field}`}>{label}</TextLink> : label}
            <span className="block text-12 text-fg-3">{roleLabels[role as RoleId]}</span>
          </li>
        ))}
      </ul>
      {missing.length > SHOWN ? <p className="text-13 text-fg-3">and {missing.length - SHOWN} more</p> : null}
    </Section>
  )
}

/** Each request with who decided what on it. */
function Approvals({ approvals, approvalsHref }: { approvals: DocumentApproval[]; approvalsHref: string }) {
  if (approvals.length === 0) return <p className="text-13 text-fg-2">Nobody has been asked about this document.</p>
  return (
    <ul className="doc-panel-list">
      {approvals.map((approval) => (
        <li key={approval.ref}>
          <div className="flex flex-wrap items-center gap-2">
            <Ref href={`${approvalsHref}/${approval.ref}`}>{approval.ref}</Ref>
            <span className="text-fg-2">revision {approval.revision}</span>
            <span className="ml-auto">
              <ApprovalStatusChip status={approval.status} />
            </span>
          </div>
          {approval.decisions.map(({ person, role, decision, at }) => (
            <p key={`${person} ${role}`} className="mt-1">
              {person} <span className="text-fg-2">{decisionLooks[decision as DecisionKind].past}</span>
              <span className="block text-12 text-fg-3">
                {role}, <RelativeTime at={at} />
              </span>
            </p>
          ))}
          {approval.decisions.length === 0 ? (
            <p className="text-12 text-fg-3">
              asked by {approval.requester}, <RelativeTime at={approval.openedAt} />
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** What somebody asked and nobody has settled. */
function OpenThreads({ threads, href }: Pick<Props, 'threads' | 'href'>) {
  const open = threads.filter(({ resolvedAt }) => !resolvedAt)
  return (
    <Section
      title="Discussion"
      count={open.length > 0 ? `${open.length} open` : undefined}
      aside={<TextLink href={`${href}/discussion`}>{threads.length > 0 ? 'Read it' : 'Ask something'}</TextLink>}
    >
      {open.length === 0 ? <p className="text-13 text-fg-2">No question is open.</p> : null}
      <ul className="doc-panel-list">
        {open.slice(-3).map(({ id, field, comments: [first] }) => (
          <li key={id}>
            <TextLink href={`${href}/discussion${field ? `?field=${field}` : ''}`}>{first?.byName}</TextLink>{' '}
            <span className="line-clamp-3 text-fg-2">{revealed(first?.body ?? '')}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const LISTED = 8

/** Which revision is read, the others to choose from, and what lies between two of them. */
function Revisions({ document, revision, href }: Pick<Props, 'document' | 'revision' | 'href'>) {
  const { revisions, hasChanges } = document
  return (
    <Section
      title="Revisions"
      count={revisions.length || undefined}
      aside={<TextLink href={`${href}/history`}>History</TextLink>}
    >
      <ul className="doc-panel-list">
        {hasChanges || revisions.length === 0 ? (
          <li>
            <TextLink href={`${href}?revision=draft`} aria-current={revision === null ? 'page' : undefined}>
              Draft
            </TextLink>{' '}
            <span className="text-fg-3">{revision === null ? 'is what you read' : 'says more'}</span>
          </li>
        ) : null}
        {revisions.slice(0, LISTED).map((item, at) => (
          <li key={item.revision}>
            <span className="flex flex-wrap items-baseline gap-x-2">
              <TextLink
                href={`${href}?revision=${item.revision}`}
                aria-current={revision?.revision === item.revision ? 'page' : undefined}
              >
                Revision {item.revision}
              </TextLink>
              {revision?.revision === item.revision ? <span className="text-fg-3">is what you read</span> : null}
              {at + 1 < revisions.length ? (
                <TextLink className="ml-auto" href={`${href}/compare?from=${item.revision - 1}&to=${item.revision}`}>
                  What changed
                </TextLink>
              ) : null}
            </span>
            <span className="block text-12 text-fg-3">
              {item.publishedBy}, <RelativeTime at={item.publishedAt} />
            </span>
            {item.note ? <span className="block text-12 text-fg-2">{item.note}</span> : null}
          </li>
        ))}
      </ul>
      {revisions.length > LISTED ? (
        <p className="text-13">
          <TextLink href={`${href}/history`}>{revisions.length - LISTED} older ones</TextLink>
        </p>
      ) : null}
    </Section>
  )
}
