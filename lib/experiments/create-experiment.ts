import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { conflict } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { findUseCase, lockUseCase } from '@/lib/use-cases/find-use-case'
import { type ExperimentRow, lockExperiment } from './find-experiment'
import { createExperimentInput, editExperimentInput } from './input'
import { keepExperiment } from './keep-experiment'

const { experiments } = schema

const answer = ({ id, ref, revision, name }: ExperimentRow) => ({ id, ref, revision, name })

export const createExperiment = defineCommand({
  name: 'experiment.create',
  summary: 'Add an experiment to a use case',
  description: 'What is tried, under one name: its runs are compared with each other and with the key metrics.',
  permission: 'experiment.edit',
  input: createExperimentInput,
  rest: {
    method: 'POST',
    path: '/use-cases/{useCase}/experiments',
    status: 201,
    example: { name: 'Gradient boosting', description: 'Whether trees beat the linear model on short contracts.' },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    const from = tx.ctx.actor.via === 'api' ? 'ci' : 'person'
    const { experiment, isNew } = await keepExperiment(tx, { ...input, useCaseId: useCase.id }, from)
    if (!isNew)
      throw conflict(
        `${experiment.ref} of this use case has this name already. Add its runs there, or choose another name.`,
      )
    return { ...answer(experiment), useCase: useCase.ref }
  },
})

export const editExperiment = defineCommand({
  name: 'experiment.edit',
  summary: 'Change the name or description of an experiment',
  description: 'Its runs stay what they are.',
  permission: 'experiment.edit',
  input: editExperimentInput,
  rest: {
    method: 'PATCH',
    path: '/experiments/{experiment}',
    repeatable: true,
    example: { revision: 1, description: 'Trees against the linear model.' },
  },
  find: (tx, input) => lockExperiment(tx, input.experiment),
  async run(tx, { revision, name, description }, { experiment }) {
    assertRevision(revision, experiment.revision, { name: experiment.name, description: experiment.description })
    const next = { name: name ?? experiment.name, description: description ?? experiment.description }
    if (next.name === experiment.name && next.description === experiment.description) return answer(experiment)
    const [row] = await tx.db
      .update(experiments)
      .set({ ...next, revision: experiment.revision + 1 })
      .where(eq(experiments.id, experiment.id))
      .returning()
    const useCase = await findUseCase(tx, experiment.useCaseId)
    await recordEvent(tx, {
      action: 'experiment.edited',
      subject: { kind: 'experiment', id: row!.id, revision: row!.revision },
      useCaseId: useCase.id,
      changes: [change(experiments, row!)],
      details: { ref: row!.ref, name: row!.name, useCase: useCase.ref },
    })
    return answer(row!)
  },
})
