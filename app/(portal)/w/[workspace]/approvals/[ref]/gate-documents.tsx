import Link from 'next/link'
import { ShortDigest } from '@/components/ui/digest'
import { revealed } from '@/components/ui/hidden-characters'
import { Section } from '@/components/ui/section'
import type { ApprovalView } from '@/lib/approvals/views'

type Frozen = { ref: string; title: string; revision: number; contentDigest: string }

/** What a gate rests on: the published documents as they were frozen, to be read before anybody answers. */
export function GateDocuments({ approval, base }: { approval: ApprovalView; base: string }) {
  if (approval.subject.kind !== 'stage_gate') return null
  const documents = approval.snapshot.fields.document_revisions as Frozen[]
  return (
    <Section title="It rests on" count={`${documents.length} ${documents.length === 1 ? 'document' : 'documents'}`}>
      {documents.length === 0 ? (
        <p className="text-13 text-fg-2">No published document belongs to this stage.</p>
      ) : (
        <table className="dt">
          <caption className="sr-only">Documents that the gate rests on</caption>
          <thead>
            <tr>
              <th scope="col">Document</th>
              <th scope="col">Revision</th>
              <th scope="col">Content digest</th>
            </tr>
          </thead>
          <tbody>
            {documents.map(({ ref, title, revision, contentDigest }) => (
              <tr key={ref}>
                <th scope="row">
                  <Link href={`${base}/documents/${ref}?revision=${revision}`} prefetch={false}>
                    <span className="ref">{ref}</span> {revealed(title)}
                  </Link>
                </th>
                <td data-label="Revision">r{revision}</td>
                <td data-label="Content digest">
                  <ShortDigest value={contentDigest} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
