import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { findModelVersion } from '@/lib/models/find-model'
import { versionPath } from '@/lib/models/input'
import { defineQuery } from '@/lib/platform/command'
import { workspacePeople } from '@/lib/platform/people'
import { compareFields } from './compare-fields'
import { readCardContent, readVersionFacts, subjectOf } from './subject'

const { modelCardRevisions } = schema

const revision = z.coerce.number().int().min(1).max(2_000_000_000)

export const compareCardRevisions = defineQuery({
  name: 'model-card.compare',
  summary: 'Compare two revisions of a model card, field by field',
  permission: 'model.read',
  input: z.strictObject({ ...versionPath, from: revision, to: revision }),
  rest: { method: 'GET', path: '/models/{model}/versions/{version}/card/compare' },
  async run(tx, input) {
    const { version } = await findModelVersion(tx, input.model, input.version)
    const facts = await readVersionFacts(tx, version.id, 'none')
    const before = await readCardContent(tx, facts.card.id, input.from)
    const after = await readCardContent(tx, facts.card.id, input.to)
    const was = subjectOf(facts, before.content, before.revision)
    const is = subjectOf(facts, after.content, after.revision)
    const people = await tx.db
      .select({ revision: modelCardRevisions.revision, name: workspacePeople.name })
      .from(modelCardRevisions)
      .innerJoin(workspacePeople, eq(workspacePeople.id, modelCardRevisions.publishedBy))
      .where(
        and(
          eq(modelCardRevisions.modelCardId, facts.card.id),
          inArray(modelCardRevisions.revision, [input.from, input.to]),
        ),
      )
    const nameOf = new Map(people.map((row) => [row.revision, row.name]))
    const side = (row: typeof before) => ({
      revision: row.revision,
      publishedAt: row.publishedAt,
      publishedBy: nameOf.get(row.revision) ?? null,
    })
    return {
      from: side(before),
      to: side(after),
      changes: compareFields(was.snapshot.fields, is.snapshot.fields, is.materialFields),
    }
  },
})

export const readCardRevision = defineQuery({
  name: 'model-card.get-revision',
  summary: 'Read one published revision of a model card, with its source and what could not be read of it',
  permission: 'model.read',
  input: z.strictObject({ ...versionPath, revision: revision.optional() }),
  rest: { method: 'GET', path: '/models/{model}/versions/{version}/card' },
  async run(tx, input) {
    const { model, version } = await findModelVersion(tx, input.model, input.version)
    const { card } = await readVersionFacts(tx, version.id, 'none')
    const row = await readCardContent(tx, card.id, input.revision ?? version.cardRevision)
    return {
      ref: `${model.ref} v${version.version}`,
      revision: row.revision,
      publishedAt: row.publishedAt,
      content: row.content,
      source: row.source ?? row.content.body,
      problems: row.problems,
    }
  },
})
