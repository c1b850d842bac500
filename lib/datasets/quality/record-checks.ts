import { defineCommand } from '@/lib/platform/command'
import { assertLiveDataset, findDatasetVersion, lockDataset } from '../find-dataset'
import { keepCheckRun } from '../keep-check-run'
import { recordChecksInput } from './input'

export const recordChecks = defineCommand({
  name: 'quality.record-checks',
  summary: 'Record check results of a dataset',
  description:
    'Results of automated checks, each of one dimension of quality. They are evidence: a person scores the dimension from them. The same results again change nothing.',
  permission: 'dataset.edit',
  input: recordChecksInput,
  rest: {
    method: 'POST',
    path: '/datasets/{dataset}/check-runs',
    status: 201,
    repeatable: true,
    example: {
      version: 3,
      name: 'Nightly expectations',
      ranAt: '2026-11-20T03:00:00Z',
      results: [
        {
          name: 'expect_column_values_to_not_be_null',
          dimension: 'completeness',
          outcome: 'failed',
          column: 'contract_end',
          observed: '2.4 % are empty',
          expected: 'at most 1 % are empty',
        },
      ],
    },
  },
  find: (tx, input) => lockDataset(tx, input.dataset),
  async run(tx, input, { dataset }) {
    assertLiveDataset(dataset)
    const version = input.version === undefined ? null : await findDatasetVersion(tx, dataset.id, input.version)
    const { checkRun, isNew } = await keepCheckRun(
      tx,
      dataset,
      version,
      {
        name: input.name,
        ranAt: input.ranAt ?? null,
        results: input.results.map((result) => ({ ...result, column: result.column || null })),
      },
      tx.ctx.actor.via === 'browser' ? 'person' : 'api',
    )
    const { id, ref, passed, failed } = checkRun
    return { id, ref, dataset: dataset.ref, version: version?.version ?? null, passed, failed, isNew }
  },
})
