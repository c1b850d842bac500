// What a role signs when it signs off its level, and what has changed since. Pure.
import { type LevelContent, linkSides, type MetricAudience } from '../vocabulary'

interface LevelMetric {
  id: string
  ref: string
  audience: MetricAudience
  targetVersion: number
}

interface LevelLink {
  id: string
  ref: string
  terms: number
  from: { audience: MetricAudience }
  to: { audience: MetricAudience }
}

const byRef = (a: { ref: string }, b: { ref: string }) => Number(a.ref.split('-')[1]) - Number(b.ref.split('-')[1])

export function levelContent(
  audience: MetricAudience,
  metrics: readonly LevelMetric[],
  links: readonly LevelLink[],
): LevelContent {
  return {
    metrics: metrics
      .filter((metric) => metric.audience === audience)
      .map(({ id, ref, targetVersion }) => ({ id, ref, target: targetVersion }))
      .sort(byRef),
    links: links
      .flatMap(({ id, ref, terms, ...ends }) =>
        linkSides.filter((side) => ends[side].audience === audience).map((side) => ({ id, ref, side, terms })),
      )
      .sort(byRef),
  }
}

/** "MET-3 is new", "the target of MET-4", "LNK-2"; empty when it reads as it was signed. */
export function changedSince(signed: LevelContent, now: LevelContent): string[] {
  const metricsThen = new Map(signed.metrics.map((metric) => [metric.id, metric]))
  const linksThen = new Map(signed.links.map((link) => [`${link.id} ${link.side}`, link]))
  const metricsNow = new Set(now.metrics.map(({ id }) => id))
  const linksNow = new Set(now.links.map((link) => `${link.id} ${link.side}`))
  return [
    ...now.metrics.flatMap(({ id, ref, target }) => {
      const before = metricsThen.get(id)
      if (!before) return [`${ref} is new`]
      return before.target === target ? [] : [`the target of ${ref}`]
    }),
    ...signed.metrics.filter(({ id }) => !metricsNow.has(id)).map(({ ref }) => `${ref} is gone`),
    ...now.links.flatMap(({ id, ref, side, terms }) => {
      const before = linksThen.get(`${id} ${side}`)
      if (!before) return [`${ref} is new`]
      return before.terms === terms ? [] : [`what ${ref} says`]
    }),
    ...signed.links.filter((link) => !linksNow.has(`${link.id} ${link.side}`)).map(({ ref }) => `${ref} is gone`),
  ].filter((words, index, all) => all.indexOf(words) === index)
}
