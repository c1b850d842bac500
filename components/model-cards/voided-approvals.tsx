import { Notice } from '@/components/ui/notice'
import { Ref } from '@/components/ui/text-link'

export type VoidedView = { ref: string; title: string; status: string; environment: string; approvedBy: string[] }

/** "This voids 1 approval: APR-12, approved by Ingrid Solheim, Mateo Quispe, Leila Haddad": before anything is published. */
export function VoidedApprovals({ voided, approvalsHref }: { voided: readonly VoidedView[]; approvalsHref: string }) {
  if (voided.length === 0) {
    return (
      <Notice tone="info" title="This voids no approval">
        Nobody has approved, or been asked about, what this changes.
      </Notice>
    )
  }
  return (
    <Notice tone="warn" title={voidsFinding(voided)}>
      <ul className="grid gap-1">
        {voided.map((item) => (
          <li key={item.ref}>
            <Ref href={`${approvalsHref}/${item.ref}`}>{item.ref}</Ref> for {item.environment}, {standing(item)}
          </li>
        ))}
      </ul>
      <p className="mt-1">From that moment the gate refuses this version until people approve what it says then.</p>
    </Notice>
  )
}

function standing({ status, approvedBy }: VoidedView): string {
  const names = approvedBy.join(', ')
  if (status === 'approved' || status === 'expired') {
    return `approved by ${names || 'nobody on record'}${status === 'expired' ? ', and expired since' : ''}`
  }
  return names ? `still open, approved so far by ${names}` : 'still open, nobody has approved yet'
}

export function voidsFinding(voided: readonly VoidedView[]): string {
  if (voided.length === 0) return 'It voids no approval'
  const given = voided.filter(({ status }) => status === 'approved' || status === 'expired').length
  const open = voided.length - given
  const parts = [
    ...(given > 0 ? [`${given} ${given === 1 ? 'approval' : 'approvals'}`] : []),
    ...(open > 0 ? [`${open} open ${open === 1 ? 'request' : 'requests'}`] : []),
  ]
  return `This voids ${parts.join(' and ')}`
}
