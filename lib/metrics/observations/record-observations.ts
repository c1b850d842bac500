import { defineCommand } from '@/lib/platform/command'
import { assertLive, lockMetric } from '../find-metric'
import { recordObservationsInput } from './input'
import { takeRows } from './take-rows'

export const recordObservations = defineCommand({
  name: 'observation.record',
  summary: 'Record observations of a metric',
  description:
    'Dated values, each of a model version, an environment and a slice where that is known; without a slice it is the value over all. Every row is checked: if one has a problem nothing is recorded and each problem is named, unless `partial` asks for the good ones alone. What is recorded already with the same value is counted as a duplicate, so a batch may be sent again.',
  permission: 'metric.observe',
  input: recordObservationsInput,
  rest: {
    method: 'POST',
    path: '/metrics/{metric}/observations',
    repeatable: true,
    example: {
      observations: [
        { at: '2026-10-31', value: 0.634, environment: 'production', version: 'MDL-7 v2' },
        {
          at: '2026-10-31',
          value: 0.58,
          environment: 'production',
          version: 'MDL-7 v2',
          slice: 'contract under a year',
        },
      ],
    },
  },
  find: (tx, input) => lockMetric(tx, input.metric),
  async run(tx, { observations, partial }, { metric }) {
    await assertLive(tx, metric)
    const rows = observations.map((row, index) => ({ ...row, line: index + 1 }))
    return takeRows(tx, metric, rows, {
      source: tx.ctx.actor.via === 'api' ? 'api' : 'person',
      partial,
      placeOf: ({ line, field }) => `observations.${line - 1}${field === 'row' ? '' : `.${field}`}`,
    })
  },
})
