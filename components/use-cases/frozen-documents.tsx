import Link from 'next/link'
import { ShortDigest } from '@/components/ui/digest'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status-chip'
import type { GatePreview } from '@/lib/use-cases/views'

type Props = { documents: GatePreview['documents']; base: string }

/** Which revision of which document the request would be bound to. */
export function FrozenDocuments({ documents, base }: Props) {
  return (
    <Section
      title="What will be frozen"
      count={`${documents.length} ${documents.length === 1 ? 'document' : 'documents'}`}
    >
      {documents.length === 0 ? (
        <p className="text-13 text-fg-2">Nothing of this stage is published yet.</p>
      ) : (
        <table className="dt">
          <caption className="sr-only">Documents that the request would be bound to</caption>
          <thead>
            <tr>
              <th scope="col">Document</th>
              <th scope="col">Revision</th>
              <th scope="col">Content digest</th>
            </tr>
          </thead>
          <tbody>
            {documents.map(({ ref, title, revision, contentDigest, hasChanges }) => (
              <tr key={ref}>
                <th scope="row">
                  <Link href={`${base}/documents/${ref}`} prefetch={false}>
                    <span className="ref">{ref}</span> {title}
                  </Link>
                </th>
                <td data-label="Revision">
                  r{revision}
                  {hasChanges ? (
                    <span className="ml-3">
                      <Status tone="warn">its draft says something else</Status>
                    </span>
                  ) : null}
                </td>
                <td data-label="Content digest">
                  <ShortDigest value={contentDigest} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {documents.length > 0 ? (
        <p className="mt-2 max-w-[80ch] text-12 text-fg-3">
          Publishing a material change of any of them voids the request, and whoever answered is told.
        </p>
      ) : null}
    </Section>
  )
}
