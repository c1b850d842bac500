import { revealed } from '@/components/ui/hidden-characters'
import { dayWords } from '@/components/ui/relative-time'
import type { DeploymentItem } from '@/lib/deployments/views'
import { type Strategy, strategyLabels } from '@/lib/deployments/vocabulary'

/** "Canary, 10 %"; a replacing one gets all of it, which goes without saying. */
export function trafficWords({ strategy, traffic }: { strategy: Strategy; traffic: number }): string {
  const name = strategyLabels[strategy]
  if (strategy === 'basic' && traffic === 100) return name
  return `${name.replace(/:.*/, '')}, ${traffic.toLocaleString('en', { maximumFractionDigits: 2 })} %`
}

/** "15 Mar 2026 to 2 Apr 2026", "since 2 Apr 2026" */
export function spanWords({ startedAt, endedAt }: Pick<DeploymentItem, 'startedAt' | 'endedAt'>): string {
  if (endedAt === null) return `since ${dayWords(startedAt)}`
  const [from, to] = [dayWords(startedAt), dayWords(endedAt)]
  return from === to ? `on ${from}` : `${from} to ${to}`
}

type Counts = { all: number; inProduction: number; unapproved: number }

/** What the list says in one sentence. */
export function deploymentsFinding({ all, inProduction, unapproved }: Counts): string {
  if (all === 0) return 'Nothing was deployed yet'
  if (inProduction === 0) return 'Nothing runs in production'
  const many = inProduction === 1 ? 'One deployment runs' : `${inProduction} deployments run`
  if (unapproved === 0) return `${many} in production, ${inProduction === 1 ? 'approved' : 'each approved'}`
  return `${many} in production, ${unapproved === inProduction ? (inProduction === 1 ? 'without approval' : 'none approved') : `${unapproved} without approval`}`
}

/** "In production on 1 Sep 2026: Churn scorer v2, Fault triage v1 and one more" */
export function ranFinding(items: readonly DeploymentItem[], at: string): string {
  const day = dayWords(at)
  const running = items.filter(({ environment }) => environment === 'production')
  const names = [...new Set(running.map(({ model }) => `${revealed(model.name)} v${model.version}`))]
  if (names.length === 0) return `Nothing ran in production on ${day}`
  if (names.length <= 2) return `In production on ${day}: ${names.join(' and ')}`
  const rest = names.length - 2
  return `In production on ${day}: ${names.slice(0, 2).join(', ')} and ${rest === 1 ? 'one more' : `${rest} more`}`
}

/** What the picture of the time shows. */
export function timelineFinding(spans: readonly DeploymentItem[]): string {
  const unapproved = spans.filter(({ standing }) => standing === 'unapproved')
  const models = new Set(spans.map(({ model }) => model.ref)).size
  const many = `${spans.length === 1 ? 'One deployment' : `${spans.length} deployments`} of ${models === 1 ? 'one model' : `${models} models`}`
  if (unapproved.length === 0) return `${many}, none against the gate`
  if (unapproved.length > 1) return `${many}, ${unapproved.length} without approval`
  const [one] = unapproved
  return `${many}, one without approval: ${revealed(one!.model.name)} v${one!.model.version}, ${spanWords(one!)}`
}
