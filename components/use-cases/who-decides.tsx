import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { roleLabels } from '@/lib/platform/vocabulary'
import type { GatePreview } from '@/lib/use-cases/views'

/** Whom the request would ask, by name, and why some of those who answer for the stage are not among them. */
export function WhoDecides({ gate }: { gate: GatePreview }) {
  const { policy, requirements, leftOut, role } = gate
  if (!policy) {
    return (
      <div className="mt-7">
        <Notice tone="bad" title="No policy says who lets a use case go on">
          So nobody can. An administrator has to add a policy for stage gates first.
        </Notice>
      </div>
    )
  }
  const unanswerable = requirements.filter(({ asked, quorum }) => asked.length < quorum)
  return (
    <Section
      title="Who will be asked"
      count={requirements.length === 1 ? '1 answer' : `${requirements.length} answers`}
    >
      <ul className="panel-list max-w-[720px]">
        {requirements.map(({ key, label, asked, isSigned }) => (
          <li key={key} className="flex flex-wrap gap-x-4">
            <span className="w-[180px] text-fg-2">{label}</span>
            <span className="min-w-0 flex-1">
              {asked.length > 0 ? <b className="font-medium">{asked.join(' or ')}</b> : 'nobody is left'}
            </span>
            <span className="flex items-center gap-1 text-12 text-fg-3">
              <Icon name="pen" size={12} /> {isSigned ? 'signs' : 'answers'}
            </span>
          </li>
        ))}
      </ul>
      {leftOut.length > 0 ? (
        <p className="mt-2 max-w-[80ch] text-12 text-fg-3">
          {leftOut.map((one) => leftOutWords(one)).join(' ')} Nobody decides on their own work.
        </p>
      ) : null}
      {unanswerable.length > 0 ? (
        <div className="mt-3">
          <Notice tone="warn" title={nobodyTitle(gate)}>
            Give somebody else the role {roleLabels[role].toLowerCase()} in the team, or let another role answer for
            this stage; they are asked then.
          </Notice>
        </div>
      ) : null}
    </Section>
  )
}

function leftOutWords({ name, because }: GatePreview['leftOut'][number]): string {
  return because === 'wrote' ? `${name} wrote a part of what is frozen.` : `${name} would be the one who asks.`
}

/** Says plainly why the request could not be approved. */
export function nobodyTitle({ leftOut, role }: Pick<GatePreview, 'leftOut' | 'role'>): string {
  if (leftOut.length === 0) return `Nobody is ${roleLabels[role].toLowerCase()}, so nobody could decide`
  const all = leftOut.length === 1 ? 'The only person' : `All ${leftOut.length} people`
  if (leftOut.every(({ because }) => because === 'wrote'))
    return `${all} who ${leftOut.length === 1 ? 'answers' : 'answer'} for this stage wrote a part of it, so nobody is left to decide`
  return 'Nobody is left to decide: those who answer for this stage wrote a part of it or are asking'
}
