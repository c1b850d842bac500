import { Segments } from '@/components/ui/tabs'
import { type RoleId, roleLabels } from '@/lib/platform/vocabulary'
import type { Template } from '@/lib/templates/vocabulary'
import { type RiskTier, riskTierLabels, riskTiers } from '@/lib/use-cases/vocabulary'
import { rolesIn } from './shown-parts'

type Props = { template: Template; path: string; version?: number; as: RoleId | null; tier: RiskTier | null }

/** Through whose eyes, and at which risk: both in the address. */
export function PreviewBar({ template, path, version, as, tier }: Props) {
  const href = (change: { as?: RoleId | null; tier?: RiskTier | null }) => {
    const next = { as, tier, ...change }
    const params = new URLSearchParams()
    if (version !== undefined) params.set('version', String(version))
    if (next.as) params.set('as', next.as)
    if (next.tier) params.set('tier', next.tier)
    const query = params.toString()
    return query ? `${path}?${query}` : path
  }
  return (
    <div className="tpl-bar">
      <div>
        <span>As</span>
        <Segments
          label="As which role"
          items={[
            { href: href({ as: null }), label: 'everybody', current: as === null },
            ...rolesIn(template).map((role) => ({
              href: href({ as: role }),
              label: roleLabels[role] ?? role,
              current: as === role,
            })),
          ]}
        />
      </div>
      <div>
        <span>At</span>
        <Segments
          label="At which risk tier"
          items={[
            { href: href({ tier: null }), label: 'any risk', current: tier === null },
            ...riskTiers.map((one) => ({
              href: href({ tier: one }),
              label: riskTierLabels[one].replace(/ risk$/, ''),
              current: tier === one,
            })),
          ]}
        />
      </div>
    </div>
  )
}
