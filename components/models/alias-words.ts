import { dayWords } from '@/components/ui/relative-time'
import type { AsOfView } from '@/lib/models/views'

/** "On 1 Sep 2026: v2 in production, champion v2" */
export function asOfFinding({ aliases, deployments, at }: AsOfView): string {
  const day = dayWords(at)
  const inProduction = [
    ...new Set(
      deployments.filter(({ environment }) => environment === 'production').map(({ model }) => `v${model.version}`),
    ),
  ]
  const parts = [
    inProduction.length > 0 ? `${inProduction.join(' and ')} in production` : 'nothing in production',
    ...aliases.map(({ alias, version }) => `${alias} was v${version}`),
  ]
  return `On ${day}: ${parts.join(', ')}`
}
