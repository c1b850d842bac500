// A file of another tool, whatever its format: read, taken into the registers, and kept with its report.
import { z } from 'zod'
import { findSameImport, type ImportRow, keepImport } from '@/lib/imports/keep-import'
import { takeFacts } from '@/lib/imports/take-facts'
import type { ImportedFacts } from '@/lib/imports/vocabulary'
import { defineCommand } from '@/lib/platform/command'
import { conflict, forbidden, invalid } from '@/lib/platform/errors'
import { isAllowed } from '@/lib/platform/permissions'
import { lockUseCase } from '@/lib/use-cases/find-use-case'
import { readGiven } from '../read-given'
import { spaceOf, takeCard, withLeft } from '../take-card'

/** The largest of what any format may have. */
export const MAX_IMPORT = 16 * 1024 * 1024

const givenFile = {
  format: z.string().max(40).default('auto'),
  useCase: z.string({ error: 'Say which use case the records belong to.' }).min(1).max(60),
  filename: z.string().max(255).optional(),
  /** Whose check results these are, where the file does not say: `DS-3` or `DS-3 v2`. */
  dataset: z.string().trim().min(1).max(60).optional(),
  file: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Choose a file.'),
}

export const giveFile = defineCommand({
  name: 'import.give',
  summary: 'Give a file of another tool',
  description:
    'The file is the body. Runs, experiments, datasets and their versions, check results and lineage are found again or made; nothing that is there is overwritten. A model card makes a version with that card. What has no place is kept with the file and listed. The same file again answers with what exists.',
  permission: 'import.give',
  input: z.strictObject(givenFile),
  rest: {
    method: 'POST',
    path: '/imports',
    status: 201,
    repeatable: true,
    file: {
      field: 'file',
      maxBytes: MAX_IMPORT,
      types: ['application/json', 'application/yaml', 'text/plain', 'application/octet-stream'],
    },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    const given = readGiven(input.format, input.file, input.filename)
    const { format, label } = given.importer
    const same = await findSameImport(tx, { format, digest: given.digest, useCaseId: useCase.id })
    if (same && isOf(same, input.dataset)) return { ...answer(same), isNew: false }
    if (given.facts.card) {
      if (!isAllowed('model.import', tx.rights))
        throw forbidden('This file is a model card: data scientists and machine-learning engineers register models.')
      if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired, so no model is registered in it any more.`)
      const file = { bytes: input.file, filename: input.filename, dataset: input.dataset }
      return { ...answer((await takeCard(tx, useCase.id, given, file, {})).import), isNew: true }
    }
    assertTakable(given.facts)
    const made = await takeFacts(tx, given.facts, {
      useCaseId: useCase.id,
      from: 'import',
      system: format,
      systemLabel: label,
      namespace: spaceOf(given.importer, useCase.ref),
      dataset: input.dataset,
    })
    const row = await keepImport(tx, {
      format,
      filename: input.filename ?? null,
      digest: given.digest,
      bytes: input.file,
      useCaseId: useCase.id,
      report: withLeft(given.report, made),
      made: made.list(),
    })
    return { ...answer(row), isNew: true }
  },
})

/** Whether it was of the dataset that is named now. */
function isOf({ made }: ImportRow, dataset: string | undefined): boolean {
  const ref = dataset?.split(' ')[0]?.toUpperCase()
  return ref === undefined || made.some((record) => record.ref === ref)
}

function answer(row: ImportRow) {
  return { import: { id: row.id, ref: row.ref, format: row.format }, made: row.made, report: row.report }
}

/** @throws invalid for a file that says nothing the registers keep */
function assertTakable(facts: ImportedFacts): void {
  if (Object.values(facts).some((list) => list.length > 0)) return
  throw invalid('Nothing in this file has a place in the registers.', { file: 'No run, dataset, check or lineage.' })
}
