import { type DeploymentStanding, type GateAnswer, gateReasonWords, type Strategy } from './vocabulary'

/** A deployment as far as time and traffic go. */
export interface Span {
  strategy: Strategy
  traffic: number
  startedAt: string
  endedAt: string | null
}

/**
 * Whether a version that is deployed like this takes the place of one of the same model that runs there already: replacing does,
 * and switching all of the traffic; whatever runs beside (shadow, canary, A/B) does not. A batch replaces a batch only.
 */
export function takesPlaceOf(next: Pick<Span, 'strategy' | 'traffic'>, other: Pick<Span, 'strategy'>): boolean {
  if (next.strategy === 'batch' || other.strategy === 'batch') return next.strategy === other.strategy
  return next.strategy === 'basic' || (next.strategy === 'blue_green' && next.traffic === 100)
}

/** What is deployed by this strategy gets of the traffic unless somebody says otherwise; null: it has to be said. */
export function usualTraffic(strategy: Strategy): number | null {
  if (strategy === 'shadow') return 0
  return strategy === 'canary' || strategy === 'a_b' ? null : 100
}

/** What is wrong with a share of the traffic, in a sentence; null when nothing is. */
export function trafficProblem(strategy: Strategy, traffic: number | null): string | null {
  if (traffic === null) return 'Say which share of the traffic it gets, in percent.'
  if (traffic < 0 || traffic > 100) return 'A share between 0 and 100 percent.'
  if (strategy === 'shadow' && traffic > 0) return 'A shadow answers nobody: its share is 0.'
  return null
}

/**
 * Production takes no version without approval. Elsewhere nobody has to ask; but what was asked and is not approved, or is another
 * artefact than the one on record, is said there too.
 */
export function standingOfDeployment(environment: string, gate: GateAnswer): DeploymentStanding {
  if (gate.allowed) return 'approved'
  const isOnlyUnasked = gate.reasons.every((code) => code === 'not_requested')
  return environment !== 'production' && isOnlyUnasked ? 'not_asked' : 'unapproved'
}

/** "nobody had asked for its release; another image was deployed than is on record" */
export function reasonWords(reasons: readonly string[]): string {
  return reasons.map((code) => gateReasonWords[code] ?? code).join('; ')
}
