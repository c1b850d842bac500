// What quality and legal facts of a dataset say: where it stands, what is to be warned of, what a score would be.
import {
  type CheckResult,
  type LegalBasis,
  type PersonalDataClass,
  type QualityDimension,
  qualityDimensionLabels,
  qualityDimensions,
} from './vocabulary'

/** Below it a dimension is low: something has to be done about it. */
export const LOW = 60

export type QualityStanding = 'unassessed' | 'low' | 'partly' | 'good'

export const qualityStandingLabels: Record<QualityStanding, string> = {
  unassessed: 'Not assessed',
  low: 'Low',
  partly: 'Partly assessed',
  good: 'Assessed',
}

/** The newest score of each dimension; null where there is none. */
export type Scores = Record<QualityDimension, number | null>

export const noScores: Scores = { accuracy: null, completeness: null, consistency: null, timeliness: null }

/** Where a version stands by the newest score of each dimension. */
export function standingOf(scores: Scores): QualityStanding {
  const known = qualityDimensions.flatMap((dimension) => scores[dimension] ?? [])
  if (known.length === 0) return 'unassessed'
  if (known.some((score) => score < LOW)) return 'low'
  return known.length < qualityDimensions.length ? 'partly' : 'good'
}

/** Of the checks of a dimension that ran, the share that passed, in percent; null where none ran. */
export function suggestedScore(results: readonly CheckResult[], dimension: QualityDimension): number | null {
  const ran = results.filter((result) => result.dimension === dimension && result.outcome !== 'skipped')
  if (ran.length === 0) return null
  const passed = ran.filter(({ outcome }) => outcome === 'passed').length
  return Math.round((1000 * passed) / ran.length) / 10
}

/** "7 of 8 checks passed" */
export function checksSentence(results: readonly CheckResult[], dimension: QualityDimension): string {
  const ran = results.filter((result) => result.dimension === dimension && result.outcome !== 'skipped')
  const passed = ran.filter(({ outcome }) => outcome === 'passed').length
  return ran.length === 1
    ? `The one check of ${qualityDimensionLabels[dimension].toLowerCase()} ${passed === 1 ? 'passed' : 'did not pass'}.`
    : `${passed} of ${ran.length} checks of ${qualityDimensionLabels[dimension].toLowerCase()} passed.`
}

export const isPersonal = (personalData: PersonalDataClass): boolean =>
  personalData === 'personal' || personalData === 'pseudonymised' || personalData === 'special_category'

export interface LegalFacts {
  personalData: PersonalDataClass
  legalBasis: LegalBasis
}

/** What its legal facts leave open or contradict, in words. */
export function legalWarnings({ personalData, legalBasis }: LegalFacts): string[] {
  if (isPersonal(personalData) && legalBasis === 'unknown')
    return ['It holds personal data, and nobody has said on which legal basis it may be processed.']
  if (isPersonal(personalData) && legalBasis === 'not_personal')
    return ['It holds personal data, and says that it needs no legal basis: one of the two is wrong.']
  if (personalData === 'none' && legalBasis !== 'unknown' && legalBasis !== 'not_personal')
    return ['It says that it holds no personal data, and names a legal basis for it: one of the two is wrong.']
  return []
}

export interface RemedyFacts {
  dimension: QualityDimension
  kind: string
  closedAt: string | null
}

/** Somebody works on it, or has taken it as it is. */
export function isDealtWith(dimension: QualityDimension, remedies: readonly RemedyFacts[]): boolean {
  return remedies.some((remedy) => remedy.dimension === dimension && (!remedy.closedAt || remedy.kind === 'accept'))
}

export interface UsedVersion {
  version: number
  scores: Scores
  uses: number
  /** A model version made with it runs in production. */
  isLive: boolean
}

/** Those whose quality matters now: what runs in production was made of, and the newest that anything uses. */
export function versionsThatMatter<V extends UsedVersion>(versions: readonly V[]): V[] {
  const used = versions.filter(({ uses }) => uses > 0).sort((a, b) => b.version - a.version)
  return used.filter((version, at) => at === 0 || version.isLive)
}

/** What is to be said of a version that something uses, in words. */
export function usedVersionWarnings(
  { version, scores, isLive }: Pick<UsedVersion, 'version' | 'scores' | 'isLive'>,
  remedies: readonly RemedyFacts[],
): string[] {
  const place = isLive ? 'behind what runs in production' : 'in use'
  if (standingOf(scores) === 'unassessed') return [`v${version} is ${place}, and nobody has assessed its quality.`]
  const low = qualityDimensions.filter((dimension) => {
    const score = scores[dimension]
    return score !== null && score < LOW && !isDealtWith(dimension, remedies)
  })
  return low.map(
    (dimension) =>
      `v${version} is ${place} with ${qualityDimensionLabels[dimension].toLowerCase()} at ${scores[dimension]} of 100, and nothing is done about it: open a remedy, or accept it with a reason.`,
  )
}

/** The finding of a quality picture: what its title says. */
export function qualityFinding(version: number | null, scores: Scores): string {
  if (version === null) return 'No version yet, so there is nothing to assess'
  const known = qualityDimensions.flatMap((dimension) => {
    const score = scores[dimension]
    return score === null ? [] : [{ dimension, score }]
  })
  if (known.length === 0) return `Nobody has assessed v${version} yet`
  const words = (dimensions: readonly QualityDimension[]) => {
    const names = dimensions.map((dimension) => qualityDimensionLabels[dimension].toLowerCase())
    return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]!
  }
  const low = known.filter(({ score }) => score < LOW).map(({ dimension }) => dimension)
  const missing = qualityDimensions.filter((dimension) => scores[dimension] === null)
  const open = missing.length > 0 ? `; ${words(missing)} not assessed` : ''
  if (low.length > 0) return `${capital(words(low))} of v${version} ${low.length > 1 ? 'are' : 'is'} low${open}`
  const weakest = known.reduce((a, b) => (b.score < a.score ? b : a))
  if (missing.length > 0) return `What was assessed of v${version} is good${open}`
  return `v${version} is good on all four; ${qualityDimensionLabels[weakest.dimension].toLowerCase()} is weakest at ${weakest.score}`
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Short enough for a table: the first twelve characters, and the part that says it is a folder. */
export function shortIdentity(identity: string): string {
  if (identity.length <= 16) return identity
  return `${identity.slice(0, 12)}…${identity.endsWith('.dir') ? '.dir' : ''}`
}

export interface ScoredVersion {
  version: number
  scores: Scores
}

/** What changed most between the oldest and the newest version that were scored; null where two were not. */
export function historyFinding(versions: readonly ScoredVersion[]): string | null {
  const moves = qualityDimensions.flatMap((dimension) => {
    const scored = versions
      .flatMap(({ version, scores }) => (scores[dimension] === null ? [] : [{ version, score: scores[dimension] }]))
      .sort((a, b) => a.version - b.version)
    const [first, last] = [scored[0], scored.at(-1)]
    return first && last && first !== last ? [{ dimension, first, last, by: last.score - first.score }] : []
  })
  if (moves.length === 0) return null
  const { dimension, first, last, by } = moves.reduce((a, b) => (Math.abs(b.by) > Math.abs(a.by) ? b : a))
  const name = qualityDimensionLabels[dimension]
  if (by === 0) return `No dimension has changed since v${first.version}`
  return `${name} ${by > 0 ? 'rose' : 'fell'} from ${first.score} in v${first.version} to ${last.score} in v${last.version}`
}
