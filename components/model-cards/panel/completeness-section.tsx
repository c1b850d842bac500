import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import type { RoleShare } from '@/lib/model-cards/roles/rules'
import { roleLabels } from '@/lib/platform/vocabulary'

type Props = {
  shares: readonly RoleShare[]
  /** The editor's address, for those who may write. */
  editHref: string | null
  /** Who has the role in the use case. */
  peopleOf: Partial<Record<string, string[]>>
}

/** How far the card is, and who still has something to say. */
export function CompletenessSection({ shares, editHref, peopleOf }: Props) {
  const answered = shares.reduce((sum, share) => sum + share.answered, 0)
  const total = shares.reduce((sum, share) => sum + share.total, 0)
  const missing = shares.flatMap((share) => share.missing)
  const percent = total === 0 ? 100 : Math.floor((answered / total) * 100)
  return (
    <Section title="Completeness" aside={<b className="num text-14 text-fg">{percent} %</b>}>
      <div className="card-share" aria-hidden="true">
        <i style={{ width: `${percent}%` }} />
      </div>
      <p className="text-13 text-fg-2">{finding(missing.length, total - answered - missing.length)}</p>
      <ul className="doc-panel-list mt-2">
        {shares
          .filter((share) => share.missing.length > 0)
          .map(({ role, missing: fields }) => (
            <li key={role}>
              <span className="font-medium">{roleLabels[role]}</span>{' '}
              <span className="text-12 text-fg-3">{peopleOf[role]?.join(', ') ?? 'nobody has this role'}</span>
              <ul>
                {fields.map(({ key, label }) => (
                  <li key={key} className="py-[3px]">
                    {editHref ? <TextLink href={`${editHref}#field-${key}`}>{label}</TextLink> : label}
                  </li>
                ))}
              </ul>
            </li>
          ))}
      </ul>
    </Section>
  )
}

function finding(missing: number, open: number): string {
  const rest = open === 0 ? '' : ` ${open === 1 ? 'One optional question is' : `${open} optional ones are`} open.`
  if (missing === 0) return `Everything that is required is answered.${rest}`
  return `${missing === 1 ? 'One required answer is' : `${missing} required answers are`} missing.${rest}`
}
