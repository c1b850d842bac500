// A card with what its file says besides: the version that is made of it names the run and the datasets that the file names.
import { recordEvent } from '@/lib/audit/record-event'
import { type ImportRow, keepImport } from '@/lib/imports/keep-import'
import { Made } from '@/lib/imports/made'
import { takeFacts, takeUsedVersion } from '@/lib/imports/take-facts'
import type { ImportReport } from '@/lib/imports/vocabulary'
import { type CardExtra, type MadeVersion, makeVersionOfCard } from '@/lib/model-cards/make-version'
import { keepVersionParts } from '@/lib/models/keep-version-parts'
import type { Tx } from '@/lib/platform/context'
import type { Given } from './read-given'

/** Paths and stages of a repository are names in it alone: that of the use case's team. */
export function spaceOf({ format }: Given['importer'], useCase: string): string | undefined {
  return format === 'dvc' ? `dvc of ${useCase}` : undefined
}

/** What could not be taken belongs to what people are told of the file. */
export function withLeft(report: ImportReport, made: Made): ImportReport {
  return { ...report, problems: [...report.problems, ...[...made.left].map((message) => ({ line: 1, message }))] }
}

export interface TakenCard extends MadeVersion {
  import: ImportRow
}

/** The use case's row is locked by the caller, and the file has a card in it. Records the events. */
export async function takeCard(
  tx: Tx,
  useCaseId: string,
  given: Given,
  file: { bytes: Uint8Array; filename?: string | undefined; dataset?: string | undefined },
  extra: CardExtra,
): Promise<TakenCard> {
  const { importer, digest, facts, report } = given
  const { card: cardFacts, ...others } = facts
  const taking = {
    useCaseId,
    from: 'import' as const,
    system: importer.format,
    systemLabel: importer.label,
    dataset: file.dataset,
  }
  const records = await takeFacts(tx, others, taking, new Made())
  const made = await makeVersionOfCard(tx, useCaseId, cardFacts!, extra)
  const ref = `${made.model.ref} v${made.version.version}`
  const problems = [...report.problems, ...made.left]
  await recordEvent(tx, {
    action: 'model_card.imported',
    subject: { kind: 'model_version', id: made.version.id, revision: 1 },
    useCaseId,
    changes: made.changes,
    details: {
      ref,
      model: made.model.name,
      card: made.card.ref,
      format: importer.format,
      source: digest,
      problems: problems.length,
    },
  })
  const used = []
  for (const { use, ...one } of cardFacts!.datasets ?? []) {
    const version = await takeUsedVersion(tx, { ...one, use }, taking, records)
    if (version) used.push({ id: version.id, use })
  }
  const runs = records.list().filter(({ kind }) => kind === 'run')
  const { version } = await keepVersionParts(tx, made.version, {
    datasetVersionIds: used,
    // Of several nobody can say which of them made it.
    ...(runs.length === 1 ? { runId: runs[0]!.id } : {}),
  })
  records.add('registered_model', made.model, made.model.ref, made.isNewModel)
  records.add('model_version', version, ref, true)
  records.add('model_card', made.card, made.card.ref, true)
  const row = await keepImport(tx, {
    format: importer.format,
    filename: file.filename ?? null,
    digest,
    bytes: file.bytes,
    useCaseId,
    documentId: made.card.id,
    report: withLeft({ ...report, problems }, records),
    made: records.list(),
  })
  return { ...made, version, import: row }
}
