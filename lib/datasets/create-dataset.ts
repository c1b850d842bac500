import { defineCommand } from '@/lib/platform/command'
import { conflict, invalid } from '@/lib/platform/errors'
import { lockUseCase } from '@/lib/use-cases/find-use-case'
import { assertOwner } from './assert-owner'
import { createDatasetInput } from './input'
import { keepDataset } from './keep-dataset'
import { sourceOf } from './source-of'

export const createDataset = defineCommand({
  name: 'dataset.create',
  summary: 'Add a dataset to a use case',
  description:
    'Needs a name that no other dataset of the workspace has; the rest can follow. The team of the use case keeps it, and every use case may use it.',
  permission: 'dataset.edit',
  input: createDatasetInput,
  rest: {
    method: 'POST',
    path: '/datasets',
    status: 201,
    example: {
      useCase: 'UC-12',
      name: 'Billing warehouse',
      description: 'Invoices and payments of consumer contracts, one row an invoice line.',
      source: 'Nightly export of the billing system',
      licence: 'Internal',
      legalBasis: 'contract',
      personalData: 'pseudonymised',
    },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, { useCase: _, owner, ...input }, { useCase }) {
    if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired: it takes no new datasets.`)
    await assertOwner(tx, owner, 'dataset')
    const { dataset, isNew } = await keepDataset(
      tx,
      { ...withoutUndefined(input), name: input.name, useCaseId: useCase.id, ownerId: owner ?? null },
      sourceOf(tx),
    )
    if (!isNew) {
      const sentence = `${dataset.ref} has this name already${dataset.retiredAt ? ', and is retired' : ''}.`
      throw invalid(sentence, { name: `${sentence} Choose another, or use that one.` })
    }
    return { id: dataset.id, ref: dataset.ref, revision: dataset.revision, name: dataset.name, useCase: useCase.ref }
  },
})

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function withoutUndefined<T extends object>(value: T): Given<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Given<T>
}
