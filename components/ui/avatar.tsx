import { cx } from './cx'

/** Groups of roles that share a hue; the letters beside the initials tell the role itself. */
const ROLE_LOOK: Record<string, { hue: string; letters: string }> = {
  business_stakeholder: { hue: 'business', letters: 'B' },
  subject_matter_expert: { hue: 'expert', letters: 'E' },
  data_scientist: { hue: 'science', letters: 'DS' },
  data_engineer: { hue: 'engineering', letters: 'DE' },
  ml_engineer: { hue: 'engineering', letters: 'ML' },
  software_engineer: { hue: 'engineering', letters: 'SW' },
  backend_engineer: { hue: 'engineering', letters: 'BE' },
  risk_officer: { hue: 'compliance', letters: 'R' },
  security_specialist: { hue: 'compliance', letters: 'S' },
  auditor: { hue: 'neutral', letters: 'A' },
  admin: { hue: 'neutral', letters: 'AD' },
}

/** First letters of the first and the last name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = [...(words[0] ?? '?')][0] ?? '?'
  const last = words.length > 1 ? ([...words[words.length - 1]!][0] ?? '') : ''
  return (first + last).toLocaleUpperCase()
}

/** Decoration: the name stands beside it. `roleId` is a role of the domain; its letters show on the large one. */
export function Avatar({ name, roleId, size = 24 }: { name: string; roleId?: string; size?: 18 | 24 | 32 }) {
  const look = roleId ? ROLE_LOOK[roleId] : undefined
  return (
    <span className={cx('av', `av-${look?.hue ?? 'neutral'}`, size !== 24 && `av-${size}`)} aria-hidden="true">
      {initials(name)}
      {look && size === 32 ? <span className="av-role">{look.letters}</span> : null}
    </span>
  )
}

export function Person({
  name,
  roleId,
  note,
  size,
}: {
  name: string
  roleId?: string
  note?: string
  size?: 18 | 24 | 32
}) {
  return (
    <span className="inline-flex items-center gap-2">
      <Avatar name={name} roleId={roleId} size={size} />
      <span>
        {name}
        {note ? <span className="block text-12 text-fg-3">{note}</span> : null}
      </span>
    </span>
  )
}
