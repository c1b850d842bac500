import { and, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import type { RecordSource } from '@/lib/datasets/vocabulary'
import { newId, type Tx } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { nextRef } from '@/lib/platform/refs'
import { findUseCase } from '@/lib/use-cases/find-use-case'
import type { ExperimentRow } from './find-experiment'

const { experiments } = schema

export interface ExperimentInput {
  useCaseId: string
  name: string
  description?: string
  /** The tool that has it, and its id there. */
  system?: string
  externalId?: string | null
}

/**
 * The experiment of this tool and id, or of this name; a new one when there is none. What is there stays as it is.
 * @throws conflict for a retired use case
 */
export async function keepExperiment(
  tx: Tx,
  input: ExperimentInput,
  from: RecordSource,
): Promise<{ experiment: ExperimentRow; isNew: boolean }> {
  const known = await findKnown(tx, input)
  if (known) return { experiment: known, isNew: false }
  const useCase = await findUseCase(tx, input.useCaseId)
  if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired: it takes no new experiments.`)
  // The counter's row is a lock: whoever made the same one meanwhile has committed it by now.
  const ref = await nextRef(tx, 'EXP')
  const meanwhile = await findKnown(tx, input)
  if (meanwhile) return { experiment: meanwhile, isNew: false }
  const [experiment] = await tx.db
    .insert(experiments)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      ref,
      useCaseId: input.useCaseId,
      name: await freeName(tx, input),
      description: input.description ?? '',
      system: input.system ?? '',
      externalId: input.externalId ?? null,
      recordedFrom: from,
      createdBy: tx.ctx.actor.id,
    })
    .returning()
  await recordEvent(tx, {
    action: 'experiment.created',
    subject: { kind: 'experiment', id: experiment!.id, revision: 1 },
    useCaseId: useCase.id,
    changes: [change(experiments, experiment!)],
    details: { ref, name: experiment!.name, useCase: useCase.ref, from },
  })
  return { experiment: experiment!, isNew: true }
}

/** By the tool's id; by name where either side has none. */
async function findKnown(tx: Tx, input: ExperimentInput): Promise<ExperimentRow | undefined> {
  const own = eq(experiments.useCaseId, input.useCaseId)
  if (input.externalId) {
    const [same] = await tx.db
      .select()
      .from(experiments)
      .where(and(own, eq(experiments.system, input.system ?? ''), eq(experiments.externalId, input.externalId)))
      .limit(1)
    if (same) return same
  }
  const named = await findNamed(tx, input.useCaseId, input.name)
  return named && (!named.externalId || !input.externalId) ? named : undefined
}

async function findNamed(tx: Tx, useCaseId: string, name: string): Promise<ExperimentRow | undefined> {
  const [row] = await tx.db
    .select()
    .from(experiments)
    .where(and(eq(experiments.useCaseId, useCaseId), eq(experiments.name, name)))
  return row
}

/** Two servers may call their experiments alike (`Default`): the second is told apart by its id. */
async function freeName(tx: Tx, { useCaseId, name, system, externalId }: ExperimentInput): Promise<string> {
  if (!(await findNamed(tx, useCaseId, name))) return name
  return `${name} (${[system, externalId].filter(Boolean).join(' ')})`
}
