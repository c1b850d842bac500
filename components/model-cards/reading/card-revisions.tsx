import { Digest } from '@/components/ui/digest'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { Ref, TextLink } from '@/components/ui/text-link'

export interface CardRevision {
  revision: number
  note: string
  publishedAt: string
  publishedBy: string | null
  contentDigest: string
  /** Approvals that it voided. */
  voided: readonly string[]
}

type Props = {
  /** Newest first. */
  revisions: readonly CardRevision[]
  /** The one that is read; null for the draft. */
  read: number | null
  href: string
  approvalsHref: string
}

const SHOWN = 12

/** What became of the card: each revision, by whom, why, what it voided, and what it changed. */
export function CardRevisions({ revisions, read, href, approvalsHref }: Props) {
  if (revisions.length === 0) return <p className="text-13 text-fg-2">Nothing of the card is published yet.</p>
  return (
    <>
      <ol className="card-revisions">
        {revisions.slice(0, SHOWN).map(({ revision, note, publishedAt, publishedBy, contentDigest, voided }) => (
          <li key={revision}>
            <span className="flex flex-wrap items-baseline gap-x-3">
              <TextLink href={`${href}?revision=${revision}`} aria-current={revision === read ? 'page' : undefined}>
                Revision {revision}
              </TextLink>
              <span>
                {publishedBy ?? 'a former member'}, <RelativeTime at={publishedAt} />
              </span>
              {revision > 1 ? (
                <TextLink className="ml-auto" href={`${href}/compare?from=${revision - 1}&to=${revision}`}>
                  What changed
                </TextLink>
              ) : null}
            </span>
            {note ? <span className="block text-fg-2">{revealed(note)}</span> : null}
            {voided.length > 0 ? (
              <span className="block text-warn">
                Voided{' '}
                {voided.map((ref, at) => (
                  <span key={ref}>
                    {at > 0 ? ', ' : null}
                    <Ref href={`${approvalsHref}/${ref}`}>{ref}</Ref>
                  </span>
                ))}
              </span>
            ) : null}
            <Digest value={contentDigest} />
          </li>
        ))}
      </ol>
      <p className="mt-2 text-13 print:hidden">
        <TextLink href={`${href}/history`}>
          {revisions.length > SHOWN
            ? `All ${revisions.length} revisions and restore points`
            : 'All states, to compare or restore'}
        </TextLink>
      </p>
    </>
  )
}
