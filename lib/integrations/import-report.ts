import { z } from 'zod'
import { readCardContent, readVersionFacts } from '@/lib/model-cards/subject'
import { findModelVersion } from '@/lib/models/find-model'
import { versionPath } from '@/lib/models/input'
import { defineQuery } from '@/lib/platform/command'
import { readSource } from './read-source'

/** What was read of a card when it was imported: the problems as they were stored, the sentences read again from its source. */
export const readImportReport = defineQuery({
  name: 'model-card.report',
  summary: 'Read what was kept of an imported model card, and every problem with its line',
  permission: 'model.read',
  input: z.strictObject(versionPath),
  rest: { method: 'GET', path: '/models/{model}/versions/{version}/card/report' },
  async run(tx, input) {
    const { model, version } = await findModelVersion(tx, input.model, input.version)
    const { card } = await readVersionFacts(tx, version.id, 'none')
    const first = await readCardContent(tx, card.id, 1)
    const source = first.source ?? first.content.body
    const { report } = readSource(first.sourceFormat ?? 'huggingface', Buffer.from(source, 'utf8'), undefined)
    return {
      modelVersion: {
        model: model.ref,
        name: model.name,
        version: version.version,
        ref: `${model.ref} v${version.version}`,
      },
      isCurrent: version.cardRevision === 1,
      report: { kept: report.kept, problems: first.problems },
    }
  },
})
