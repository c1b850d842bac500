import type { CheckOutcome } from '@/lib/datasets/vocabulary'
import type { CheckResultFacts, CheckRunFacts, ImportedFacts, LineageFacts } from '@/lib/imports/vocabulary'
import { checkDimension } from '../reading/check-dimension'
import { textOf } from '../reading/located'
import { once } from '../reading/once'
import type { Part } from '../reading/part'
import { quote } from '../reading/report'
import { relationOf } from './relation'
import { parseUniqueId } from './unique-id'

const OUTCOMES: Record<string, CheckOutcome> = {
  pass: 'passed',
  success: 'passed',
  fail: 'failed',
  warn: 'warning',
  error: 'error',
  'runtime error': 'error',
  skipped: 'skipped',
  'no-op': 'skipped',
}
const EVENTS: Record<string, string> = {
  success: 'COMPLETE',
  'partial success': 'COMPLETE',
  error: 'FAIL',
  'runtime error': 'FAIL',
}
const BUILT = new Set(['model', 'seed', 'snapshot'])

/** What came of each test, and which models were built. */
export function readRunResults(root: Part): ImportedFacts {
  const generatedAt = once(() => root.at('metadata', 'generated_at').instant() ?? root.at('generated_at').instant())
  const invocation = once(() => root.at('metadata', 'invocation_id').name())
  const checks = new Map<string, CheckRunFacts>()
  const lineage: LineageFacts[] = []
  for (const item of root.at('results').items()) {
    const written = item.has('unique_id') ? item.at('unique_id') : item.at('node', 'unique_id')
    const id = textOf(written.node)
    if (id === null) {
      item.problem('This result does not say of what it is. It was not read.')
      continue
    }
    const { kind, project, name } = parseUniqueId(id)
    if (kind === 'test' || kind === 'unit_test') {
      const run = checks.get(project) ?? { name: project, dataset: null, ranAt: generatedAt(), results: [] }
      checks.set(project, run)
      written.claim()
      run.results.push(checkOf(item, name))
    } else if (BUILT.has(kind)) lineage.push(...jobOf(item, id, invocation, generatedAt))
  }
  const datasets = lineage
    .flatMap(({ outputs }) => outputs)
    .map(({ name }) => ({ name, namespace: '', description: '', source: 'dbt', licence: '', versions: [] }))
  return { checks: [...checks.values()], lineage, datasets }
}

function checkOf(item: Part, name: string): CheckResultFacts {
  const status = statusOf(item)
  const outcome = OUTCOMES[status]
  if (!outcome) item.problem(`${quote(status)} is no status of a test. It was taken for skipped.`)
  const failures = item.at('failures').count()
  const said = [failures === null ? null : `${failures} failing`, messageOf(item, outcome === 'error')]
  return {
    name: name.slice(0, 500),
    dimension: checkDimension(name),
    outcome: outcome ?? 'skipped',
    column: null,
    observed: said.filter((part) => part !== null).join(': '),
    expected: '',
  }
}

/** Before version 1 of the schema, tests had flags and the number of failures for a status. */
function statusOf(item: Part): string {
  if (item.at('skip').boolean()) return 'skipped'
  if (item.at('error').exists) return 'error'
  if (item.at('fail').boolean()) return 'fail'
  if (item.at('warn').boolean()) return 'warn'
  const status = item.at('status').name(50)
  if (item.at('fail').boolean() === false) return 'pass'
  return status?.toLowerCase() ?? ''
}

/** Messages of databases quote the data; the first line of such a one says where it happened. */
function messageOf(item: Part, isError: boolean): string | null {
  const message = item.either('message', 'error')
  if (!isError) return message.impersonal(1_000)
  const first = textOf(message.node)
    ?.split(/\r\n|\r|\n/, 1)[0]
    ?.slice(0, 300)
  message.leaveOut('what a database says of an error may quote the data: left out')
  return first ? (/^[\w ]{1,40} in \w+ [\w.]{1,200}/.exec(first)?.[0] ?? null) : null
}

function jobOf(item: Part, id: string, run: () => string | null, generatedAt: () => string | null): LineageFacts[] {
  const eventType = EVENTS[textOf(item.at('status').node)?.toLowerCase() ?? '']
  // What was skipped read and wrote nothing.
  if (!eventType) return []
  item.at('status').claim()
  item.at('unique_id').claim()
  const executed = item
    .at('timing')
    .items()
    .find((timing) => textOf(timing.at('name').node) === 'execute')
  const relation = item.has('relation_name') ? relationOf(item) : null
  return [
    {
      job: { namespace: 'dbt', name: id, description: '' },
      run: run(),
      eventType,
      at: executed?.at('completed_at').instant() ?? generatedAt(),
      inputs: [],
      outputs: relation === null || eventType === 'FAIL' ? [] : [{ namespace: '', name: relation }],
    },
  ]
}
