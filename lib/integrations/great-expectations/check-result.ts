import type { CheckOutcome } from '@/lib/datasets/vocabulary'
import type { CheckResultFacts } from '@/lib/imports/vocabulary'
import { checkDimension } from '../reading/check-dimension'
import { textOf } from '../reading/located'
import type { Part } from '../reading/part'
import { expectedOf, observedOf } from './observed'

/** One expectation and what came of it. */
export function readCheckResult(item: Part): CheckResultFacts | null {
  const config = item.at('expectation_config').isMap ? item.at('expectation_config') : item
  const name = config.either('expectation_type', 'type', 'expectation').name()
  if (name === null) {
    item.problem('This result does not say which expectation it is of. It was not read.')
    return null
  }
  const kwargs = config.at('kwargs')
  const raised = exceptionOf(item.at('exception_info'))
  const observed = observedOf(item.at('result'), name)
  return {
    name,
    dimension: checkDimension(name),
    outcome: raised === null ? outcomeOf(item, config) : 'error',
    column: columnOf(kwargs, item),
    observed: raised === null ? observed : `It could not be checked${raised ? `: ${raised}` : ''}.`,
    expected: expectedOf(kwargs),
  }
}

function outcomeOf(item: Part, config: Part): CheckOutcome {
  const success = item.at('success').boolean()
  const severity = config.either('severity').name(50)?.toLowerCase()
  if (success === null) return 'skipped'
  if (success) return 'passed'
  return severity === 'warning' || severity === 'info' ? 'warning' : 'failed'
}

function columnOf(kwargs: Part, item: Part): string | null {
  const column = kwargs.at('column').name() ?? item.at('column').name()
  if (column !== null) return column
  const pair = [kwargs.at('column_A').name(), kwargs.at('column_B').name()].filter((name) => name !== null)
  return pair.length > 0 ? pair.join(', ') : null
}

/**
 * The kind of error that a check ended in, empty where it has no name; null where it ended in none. One group, or one
 * for each metric. Messages quote the data, and are left out.
 */
function exceptionOf(info: Part): string | null {
  const groups = info.has('raised_exception') ? [info] : info.entries().map(([, group]) => group)
  let raised: string | null = null
  for (const group of groups) {
    const message = group.at('exception_message')
    if (group.at('raised_exception').boolean())
      raised ??= /^[A-Za-z_][\w.]{2,80}(?=:)/.exec(textOf(message.node) ?? '')?.[0] ?? ''
    message.leaveOut()
    group.at('exception_traceback').leaveOut()
  }
  return raised
}
