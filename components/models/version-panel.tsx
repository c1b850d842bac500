import type { ReactNode } from 'react'
import { DescriptionList } from '@/components/ui/description-list'
import { Digest } from '@/components/ui/digest'
import { ExactTime, RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { Ref } from '@/components/ui/text-link'
import { type ApprovalFacts, ApprovalState } from './approval-state'
import { GatePanel, type GateView } from './gate-panel'

export type VersionPanelProps = {
  gate: GateView
  approvals: (ApprovalFacts & { requester: string | null; openedAt: string })[]
  approvalsHref: string
  contentDigest: string
  materialDigest: string
  artifact: string | null
  image: string | null
  /** The form that records digests, for those who may. */
  pin: ReactNode
  provenance: {
    createdBy: string | null
    createdAt: string
    /** The file it was read from. */
    file: { ref: string; format: string; digest: string } | null
    publishedBy: string | null
    /** Null before the card's first revision. */
    publishedAt: string | null
    revision: number
    authors: string[]
  }
}

export function VersionPanel(props: VersionPanelProps) {
  const { gate, approvals, approvalsHref, provenance } = props
  return (
    <>
      <GatePanel gate={gate} environment="production" />
      <Section title="Approvals" count={approvals.length}>
        {approvals.length === 0 ? (
          <p className="text-13 text-fg-2">Nobody has been asked about this version.</p>
        ) : (
          <ul className="panel-list">
            {approvals.map((approval) => (
              <li key={approval.ref}>
                <div className="flex flex-wrap items-center gap-2">
                  <Ref href={`${approvalsHref}/${approval.ref}`}>{approval.ref}</Ref>
                  <span className="text-fg-2">{approval.environment}</span>
                  <span className="ml-auto">
                    <ApprovalState approval={approval} href={`${approvalsHref}/${approval.ref}`} end />
                  </span>
                </div>
                <p className="text-12 text-fg-3">
                  asked by {approval.requester ?? 'a former member'}, <RelativeTime at={approval.openedAt} />
                </p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Digests" count="of what would be decided now">
        <DigestLine label="Content, everything shown" value={props.contentDigest} />
        <DigestLine label="Material, what voids approvals" value={props.materialDigest} />
      </Section>
      <Section title="Artefacts">
        <DigestLine label="Artefact" value={props.artifact} />
        <DigestLine label="Image" value={props.image} />
        {props.pin}
      </Section>
      <Section title="Where it comes from">
        <DescriptionList
          items={[
            { term: 'Registered', value: <Made by={provenance.createdBy} at={provenance.createdAt} /> },
            { term: 'Card revision', value: provenance.revision },
            {
              term: 'Published',
              value: provenance.publishedAt ? (
                <Made by={provenance.publishedBy} at={provenance.publishedAt} />
              ) : (
                'not yet'
              ),
            },
            { term: 'Written by', value: provenance.authors.join(', ') },
            {
              term: 'Read from',
              value: provenance.file ? `${provenance.file.ref}, ${provenance.file.format}` : null,
            },
            { term: 'Digest of the file', value: provenance.file ? <Digest value={provenance.file.digest} /> : null },
          ]}
        />
      </Section>
    </>
  )
}

function Made({ by, at }: { by: string | null; at: string }) {
  return (
    <>
      {by ?? 'a former member'}
      <span className="block text-12 text-fg-3">
        <ExactTime at={at} />
      </span>
    </>
  )
}

function DigestLine({ label, value }: { label: string; value: string | null }) {
  return (
    <div className="mt-2 first:mt-0">
      <p className="text-12 text-fg-3">{label}</p>
      {value ? <Digest value={value} /> : <p className="text-13 text-fg-3">not recorded</p>}
    </div>
  )
}
