import { and, desc, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { workspacePeople } from '@/lib/platform/people'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import { findUseCase, type UseCaseRow } from '@/lib/use-cases/find-use-case'
import { findMetric } from '../find-metric'
import { metricViews } from '../queries'
import { latestValues, measuredMetrics, newestValues, recentValues } from '../read-newest'
import { metricAudiences } from '../vocabulary'
import { effectsOf, type MetricFigures, type PricedLink, totalsOf } from './effects'
import { findLink } from './find-link'
import { readAlignmentInput, readLinkInput, whatIfInput } from './input'
import { changedSince, levelContent } from './level'
import { misalignmentsOf } from './misalignments'
import { linksOf, readLink, readReader } from './read-links'
import { sentencesOf } from './sentence'
import { readingOf } from './sign'
import type { AlignedMetric, Alignment, LevelView, MetricLinkView } from './views'
import { type Reader, roleFor } from './who-signs'

const { levelSignOffs } = schema

export const getAlignment = defineQuery({
  name: 'alignment.get',
  summary: 'Read how the metrics of a use case hang together',
  description:
    'Metrics with their newest values, what drives what at which rate, who signed it, and what is not aligned, in words.',
  permission: 'metric.read',
  input: readAlignmentInput,
  rest: { method: 'GET', path: '/use-cases/{useCase}/alignment' },
  async run(tx, input): Promise<Alignment> {
    const useCase = await findUseCase(tx, input.useCase)
    const reader = await readReader(tx, useCase.id)
    const { metrics, links } = await readMap(tx, useCase, reader)
    const measured = await measuredMetrics(
      tx,
      metrics.map(({ id }) => id),
    )
    const { figures, priced } = toFigures(metrics, links)
    return {
      useCase: {
        id: useCase.id,
        ref: useCase.ref,
        name: useCase.name,
        retiredAt: useCase.retiredAt && isoInstant(useCase.retiredAt),
      },
      metrics,
      links,
      levels: await levelsOf(tx, useCase, metrics, links, reader),
      misalignments: misalignmentsOf(figures, priced, measured),
      sentences: sentencesOf(figures, priced),
      view: viewOf(reader),
      mayEdit: !useCase.retiredAt && isAllowed('metric.edit', await readRights(tx, useCase.id)),
    }
  },
})

async function readMap(tx: Tx, useCase: UseCaseRow, reader: Reader) {
  const views = await metricViews(tx, useCase.id)
  const ids = views.map(({ id }) => id)
  const newest = await newestValues(tx, ids)
  const recent = await recentValues(tx, ids)
  const latest = await latestValues(tx, ids)
  const metrics: AlignedMetric[] = views.map((view) => ({
    ...view,
    newest: newest.get(view.id) ?? null,
    recent: recent.get(view.id) ?? [],
    latest: latest.get(view.id) ?? [],
  }))
  return { metrics, links: await linksOf(tx, useCase.id, reader) }
}

/** What the arithmetic needs of them. */
function toFigures(metrics: readonly AlignedMetric[], links: readonly MetricLinkView[]) {
  const figures: MetricFigures[] = metrics.map((metric) => ({
    ...metric,
    ownerId: metric.owner && metric.ownerId,
    newest: metric.newest?.value ?? null,
  }))
  const priced: PricedLink[] = links.map((link) => ({ ...link, from: link.from.id, to: link.to.id }))
  return { figures, priced }
}

async function levelsOf(
  tx: Tx,
  useCase: UseCaseRow,
  metrics: readonly AlignedMetric[],
  links: readonly MetricLinkView[],
  reader: Reader,
): Promise<LevelView[]> {
  const levels: LevelView[] = []
  for (const audience of metricAudiences) {
    const [last] = await tx.db
      .select({ signOff: levelSignOffs, person: workspacePeople.name })
      .from(levelSignOffs)
      .leftJoin(workspacePeople, eq(workspacePeople.id, levelSignOffs.personId))
      .where(and(eq(levelSignOffs.useCaseId, useCase.id), eq(levelSignOffs.audience, audience)))
      .orderBy(desc(levelSignOffs.id))
      .limit(1)
    const now = levelContent(audience, metrics, links)
    const changed = last ? changedSince(last.signOff.content, now) : []
    const isOwed = !last || changed.length > 0
    levels.push({
      audience,
      signed: last
        ? {
            person: last.person ?? 'a former member',
            role: last.signOff.role,
            signedAt: isoInstant(last.signOff.signedAt),
          }
        : null,
      changedSince: changed,
      reading: readingOf(now),
      maySign: isOwed && now.metrics.length > 0 && !useCase.retiredAt && roleFor(reader, audience) !== null,
    })
  }
  return levels
}

/** The first question of the reader's role in the use case (design.md, role views). */
function viewOf({ roles }: Reader): Alignment['view'] {
  if (roles.includes('business_stakeholder')) return 'business'
  if (roles.includes('subject_matter_expert')) return 'expert'
  if (roles.includes('data_scientist')) return 'science'
  if (roles.some((role) => role.endsWith('_engineer'))) return 'engineering'
  return 'business'
}

export const getLink = defineQuery({
  name: 'metric-link.get',
  summary: 'Read a link between metrics',
  permission: 'metric.read',
  input: readLinkInput,
  rest: { method: 'GET', path: '/metric-links/{link}' },
  async run(tx, input) {
    const link = await findLink(tx, input.link)
    const view = await readLink(tx, link.id, await readReader(tx, link.useCaseId))
    return { ...view, mayEdit: !link.retiredAt && isAllowed('metric.edit', await readRights(tx, link.useCaseId)) }
  },
})

export const getWhatIf = defineQuery({
  name: 'alignment.what-if',
  summary: 'Carry a change of one metric along its links',
  description:
    'Every metric that the change reaches, by how much and within which range, and what that is in money and time. Uncertainties are carried as ranges from end to end; links inside a circle are left out.',
  permission: 'metric.read',
  input: whatIfInput,
  rest: { method: 'GET', path: '/use-cases/{useCase}/what-if' },
  async run(tx, input) {
    const useCase = await findUseCase(tx, input.useCase)
    const { metrics, links } = await readMap(tx, useCase, await readReader(tx, useCase.id))
    const asked = await findMetric(tx, input.metric)
    const start = metrics.find(({ id }) => id === asked.id)
    if (!start)
      throw invalid('That metric is not one of this use case.', { metric: `Not a live metric of ${useCase.ref}.` })
    const { figures, priced } = toFigures(metrics, links)
    const effects = effectsOf(figures, priced, start.id, input.change)
    const named = new Map(metrics.map((metric) => [metric.id, metric]))
    const drawn = new Map(links.map((link) => [link.id, link.ref]))
    return {
      metric: { ref: start.ref, name: start.name, unit: start.unit },
      change: input.change,
      effects: [...effects.values()]
        .filter(({ metric }) => metric !== start.id)
        .map(({ metric, change, isGuess, isAgreed, path }) => {
          const { ref, name, unit } = named.get(metric)!
          return { metric: { ref, name, unit }, change, isGuess, isAgreed, links: path.map((id) => drawn.get(id)!) }
        }),
      value: totalsOf(figures, effects),
    }
  },
})
