import { Notice } from '@/components/ui/notice'
import { Ref } from '@/components/ui/text-link'

export type VoidedRequest = { ref: string; title: string; status: string; approvedBy: string[] }

/** "This voids 1 approval: APR-39, approved by Rolf Eide": said before anything is published. */
export function VoidedByPublishing(props: { voided: readonly VoidedRequest[]; approvalsHref: string }) {
  const { voided, approvalsHref } = props
  if (voided.length === 0) {
    return (
      <Notice tone="info" title="It voids no approval">
        Nobody has approved, or been asked about, what this changes.
      </Notice>
    )
  }
  return (
    <Notice tone="warn" title={publishesTitle(voided)}>
      <ul className="grid gap-1">
        {voided.map((item) => (
          <li key={item.ref}>
            <Ref href={`${approvalsHref}/${item.ref}`}>{item.ref}</Ref> {item.title}
            <span className="block text-fg-2">{standing(item)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-1">
        Answers hold for what was shown when they were given. Ask again once it is published; people see what is
        different.
      </p>
    </Notice>
  )
}

const wasGiven = ({ status }: VoidedRequest) => status === 'approved' || status === 'expired'

function standing(item: VoidedRequest): string {
  const names = item.approvedBy.join(', ')
  if (wasGiven(item)) return `Approved by ${names || 'nobody on record'}`
  return names ? `Still open, approved so far by ${names}` : 'Still open, nobody has approved yet'
}

export function publishesTitle(voided: readonly VoidedRequest[]): string {
  if (voided.length === 0) return 'It voids no approval'
  const given = voided.filter(wasGiven).length
  const open = voided.length - given
  const parts = [
    ...(given > 0 ? [`${given} ${given === 1 ? 'approval' : 'approvals'}`] : []),
    ...(open > 0 ? [`${open} open ${open === 1 ? 'request' : 'requests'}`] : []),
  ]
  return `This voids ${parts.join(' and ')}`
}
