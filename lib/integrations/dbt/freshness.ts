import type { CheckOutcome } from '@/lib/datasets/vocabulary'
import type { CheckRunFacts, ImportedFacts } from '@/lib/imports/vocabulary'
import type { Part } from '../reading/part'
import { parseUniqueId } from './unique-id'

const OUTCOMES: Record<string, CheckOutcome> = {
  pass: 'passed',
  warn: 'warning',
  error: 'failed',
  'runtime error': 'error',
}

/** sources.json: how old the newest row of each source was. */
export function readFreshness(root: Part): ImportedFacts {
  const checks = root
    .at('results')
    .items()
    .flatMap((item): CheckRunFacts[] => {
      const id = item.at('unique_id').name()
      if (id === null) return []
      const { project, name } = parseUniqueId(id)
      const outcome = OUTCOMES[item.at('status').name(50)?.toLowerCase() ?? ''] ?? 'skipped'
      const loaded = item.at('max_loaded_at').instant()
      const age = item.at('max_loaded_at_time_ago_in_s').number()
      const observed = [loaded === null ? null : `last row of ${loaded}`, age === null ? null : `${age} s old`]
      const result = {
        name: 'source freshness',
        dimension: 'timeliness' as const,
        outcome,
        column: null,
        observed: observed.filter((part) => part !== null).join(', '),
        expected: [limitOf(item, 'warn_after'), limitOf(item, 'error_after')]
          .filter((part) => part !== null)
          .join(', '),
      }
      return [
        {
          name: `${project}: source freshness`,
          dataset: name,
          ranAt: item.at('snapshotted_at').instant(),
          results: [result],
        },
      ]
    })
  return { checks }
}

function limitOf(item: Part, key: string): string | null {
  const limit = item.at('criteria', key)
  const number = limit.at('count').number()
  return number === null ? null : `${key.replace('_', ' ')} ${number} ${limit.at('period').name(50) ?? ''}`.trimEnd()
}
