/** Metrics of a workspace's use case, made by the product's own commands: linked, signed off, measured. */
import { ask, execute } from '@/lib/audit/execute'
import { createLink } from '@/lib/metrics/alignment/create-link'
import { getAlignment } from '@/lib/metrics/alignment/queries'
import { signLevel } from '@/lib/metrics/alignment/sign'
import { createMetric } from '@/lib/metrics/create-metric'
import { listObservations } from '@/lib/metrics/observations/list-observations'
import { recordObservations } from '@/lib/metrics/observations/record-observations'
import { withdrawObservation } from '@/lib/metrics/observations/withdraw-observation'
import type { TestWorkspace } from './workspace'

/** At least one row in every table of metrics. */
export async function fillMetrics({ useCase, as }: TestWorkspace): Promise<void> {
  const scientist = as('data_scientist')
  const made = { useCase: useCase.ref, audience: 'technical', direction: 'higher' }
  const { value: driver } = await execute(scientist, createMetric, { ...made, name: 'Recall' })
  const { value: driven } = await execute(scientist, createMetric, { ...made, name: 'Precision' })
  await execute(scientist, createLink, {
    useCase: useCase.ref,
    from: driver.ref,
    to: driven.ref,
    rationale: 'So it is.',
  })
  const { levels } = await ask(scientist, getAlignment, { useCase: useCase.ref })
  await execute(scientist, signLevel, {
    useCase: useCase.ref,
    audience: 'technical',
    reading: levels.find(({ audience }) => audience === 'technical')!.reading,
  })
  await execute(scientist, recordObservations, { metric: driver.ref, observations: [{ at: '2026-01-31', value: 0.6 }] })
  const { items } = await ask(scientist, listObservations, { metric: driver.ref })
  await execute(scientist, withdrawObservation, { observation: items[0]!.id, reason: 'Counted twice.' })
}
