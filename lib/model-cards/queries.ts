import { z } from 'zod'
import { readPublished } from '@/lib/documents/draft'
import { namesOf, peopleIn } from '@/lib/documents/names'
import { findModelVersion } from '@/lib/models/find-model'
import { versionPath } from '@/lib/models/input'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { isoInstant } from '@/lib/platform/times'
import { digestOfTemplate, readTemplate } from '@/lib/templates/store'
import { findCard } from './card-document'
import { compareFields } from './compare-fields'
import { showVersion } from './show-version'
import { readCardContent, readVersionFacts, subjectOf } from './subject'

const revision = z.coerce.number().int().min(1).max(2_000_000_000)

export const readCard = defineQuery({
  name: 'model-card.get',
  summary: 'Read a published revision of a model card, with who gave each answer',
  description: 'By default the newest, which the version stands for.',
  permission: 'model.read',
  input: z.strictObject({ ...versionPath, revision: revision.optional() }),
  rest: { method: 'GET', path: '/models/{model}/versions/{version}/card' },
  async run(tx, input) {
    const { model, version } = await findModelVersion(tx, input.model, input.version)
    const card = await findCard(tx, version.id)
    const row = await readPublished(tx, card, input.revision)
    if (!row) throw notFound('revision of this model card')
    const template = await readTemplate(tx, card.template, row.templateVersion)
    const names = await namesOf(tx, [
      row.publishedBy,
      ...Object.values(row.provenance).map(({ by }) => by),
      ...peopleIn(template, row.answers),
    ])
    return {
      ref: card.ref,
      modelVersion: `${model.ref} v${version.version}`,
      model: model.ref,
      name: model.name,
      version: version.version,
      revision: row.revision,
      newest: card.revision,
      template: {
        key: template.key,
        name: template.name,
        version: template.version,
        digest: digestOfTemplate(template),
      },
      answers: row.answers,
      provenance: row.provenance,
      note: row.note,
      publishedAt: isoInstant(row.publishedAt),
      publishedBy: names[row.publishedBy] ?? 'a former member',
      contentDigest: row.contentDigest,
      materialDigest: row.materialDigest,
      names,
    }
  },
})

export const compareCards = defineQuery({
  name: 'model-card.compare',
  summary: 'Compare two revisions of model cards, field by field',
  description:
    'Of one version, or with that of another version or model: `toModel` and `toVersion` name it. By default the newest revisions. Figures of the same metric, data and group are paired, also where they were measured on another part of the data.',
  permission: 'model.read',
  input: z.strictObject({
    ...versionPath,
    from: revision.optional(),
    toModel: versionPath.model.optional(),
    toVersion: versionPath.version.optional(),
    to: revision.optional(),
  }),
  rest: { method: 'GET', path: '/models/{model}/versions/{version}/card/compare' },
  async run(tx, input) {
    const before = await readSide(tx, input.model, input.version, input.from)
    const after = await readSide(tx, input.toModel ?? input.model, input.toVersion ?? input.version, input.to)
    return {
      from: before.side,
      to: after.side,
      changes: compareFields(before, after),
      same: after.shown.filter(({ key, text }) => before.shown.some((one) => one.key === key && one.text === text))
        .length,
    }
  },
})

async function readSide(tx: Tx, model: string, number: number, wanted: number | undefined) {
  const { version } = await findModelVersion(tx, model, number)
  const facts = await readVersionFacts(tx, version.id, 'none')
  const row = await readPublished(tx, facts.card, wanted)
  if (!row) throw notFound('revision of this model card')
  const { snapshot, materialFields, label } = subjectOf(facts, await readCardContent(tx, facts, row.revision))
  // What the version is made of is no part of its card.
  const fields = Object.fromEntries(Object.entries(snapshot.fields).filter(([name]) => name.startsWith('card.')))
  const names = await namesOf(tx, [row.publishedBy])
  return {
    fields,
    shown: await showVersion(tx, fields, materialFields),
    side: {
      ref: label,
      card: facts.card.ref,
      model: facts.model.ref,
      name: facts.model.name,
      version: number,
      revision: row.revision,
      publishedAt: isoInstant(row.publishedAt),
      publishedBy: names[row.publishedBy] ?? null,
    },
  }
}
