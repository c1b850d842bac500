import type { ExportedCard } from './exported-card'

export const CARD_SCHEMA = 'countersign/model-card-export@1'

/**
 * The whole card for machines; docs/model-card-export.md says every key. Importing it elsewhere gives the same answers.
 * Ids of persons are left out: names say who it was, and nobody else can use the ids.
 */
export function cardJson(card: ExportedCard): string {
  const { template, answers, origins, revision } = card
  const fields = template.sections.flatMap((section) => section.fields.map(({ key }) => key))
  const answered = fields.filter((key) => answers[key] !== undefined && answers[key] !== null)
  const provenance = answered.flatMap((key) => {
    const origin = origins[key]
    return origin ? [[key, { by: origin.byName, at: origin.at, source: origin.source }] as const] : []
  })
  const value = {
    schema: CARD_SCHEMA,
    model: card.model,
    version: card.version,
    useCase: card.useCase,
    document: card.document,
    template: { key: template.key, version: template.version, name: template.name },
    revision: revision && {
      revision: revision.revision,
      note: revision.note,
      publishedAt: revision.publishedAt,
      publishedBy: revision.publishedBy,
      contentDigest: revision.contentDigest,
      materialDigest: revision.materialDigest,
    },
    answers: Object.fromEntries(answered.map((key) => [key, answers[key]])),
    provenance: Object.fromEntries(provenance),
    ...(card.standings ? { standings: card.standings } : {}),
    datasets: card.datasets,
    approvals: card.approvals,
    exportedAt: card.exportedAt,
  }
  return `${JSON.stringify(value, null, 2)}\n`
}
