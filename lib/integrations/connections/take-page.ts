// One page of what a registry says, taken together with the mark of how far it was read: a server that is killed between two pages goes
// on after the last one that was taken, and takes none twice.
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { takeFacts } from '@/lib/imports/take-facts'
import type { ImportedFacts, MadeRecord } from '@/lib/imports/vocabulary'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { fitText } from '../fit-text'
import { type ConnectionRow, lockConnection } from './find-connection'
import { onlyNamed } from './only-named'

const { connectionStates, experiments } = schema

/** People's names for what a reading met. */
const nouns: Record<MadeRecord['kind'], string> = {
  model_version: 'Model versions',
  model_card: 'Model cards',
  registered_model: 'Registered models',
  dataset: 'Datasets',
  dataset_version: 'Dataset versions',
  experiment: 'Experiments',
  run: 'Runs',
  check_run: 'Check results',
  lineage_job: 'Jobs',
}

export const takePage = defineCommand({
  name: 'connection.take-page',
  summary: 'Take a page of what a connected registry says',
  permission: 'import.give',
  // A page that says nothing new leaves a mark and no record.
  isDraft: true,
  input: z.strictObject({
    connection: z.string(),
    facts: z.custom<ImportedFacts>((value) => typeof value === 'object' && value !== null),
    /** Where the reading stood before this page, and stands after it. */
    from: z.unknown(),
    to: z.unknown(),
    /** The first page of a reading: counting begins again. */
    isFirst: z.boolean(),
  }),
  find: (tx, input) => lockConnection(tx, input.connection),
  async run(tx, input, { connection }) {
    const [state] = await tx.db
      .select()
      .from(connectionStates)
      .where(eq(connectionStates.connectionId, connection.id))
      .for('update')
    if (canonicalJson(state!.cursor ?? null) !== canonicalJson(input.from ?? null))
      throw conflict(`${connection.ref} is being read by somebody else at this moment.`)
    const made = await takeFacts(
      tx,
      onlyNamed(fitText(input.facts), connection.models, await experimentsOf(tx, connection)),
      {
        useCaseId: connection.useCaseId,
        from: 'registry',
        // Ids of runs are unique everywhere, so a run that came by a file is the same one.
        system: connection.kind,
        systemLabel: 'MLflow',
      },
    )
    const counts = input.isFirst ? {} : { ...state!.counts }
    for (const { kind, isNew } of made.list()) {
      const noun = isNew ? `${nouns[kind]}, new or changed` : `${nouns[kind]}, known`
      counts[noun] = (counts[noun] ?? 0) + 1
    }
    await tx.db
      .update(connectionStates)
      .set({ cursor: input.to ?? null, counts })
      .where(eq(connectionStates.connectionId, connection.id))
    return { made: made.list() }
  },
})

/** The registry's ids of the experiments that were taken from it, where only some of them are. */
async function experimentsOf(tx: Tx, { kind, useCaseId, models }: ConnectionRow): Promise<Set<string>> {
  if (models === '') return new Set()
  const rows = await tx.db
    .select({ id: experiments.externalId })
    .from(experiments)
    .where(and(eq(experiments.useCaseId, useCaseId), eq(experiments.system, kind)))
  return new Set(rows.flatMap(({ id }) => (id === null ? [] : [id])))
}
