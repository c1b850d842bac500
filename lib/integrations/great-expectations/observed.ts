import { textOf } from '../reading/located'
import type { Part } from '../reading/part'
import { reasonToLeaveOut } from '../reading/personal'

const MOST_EXPECTED = 1_000
// Which column is said on its own; the others tell the tool how to work.
const NOT_EXPECTED = new Set([
  'column',
  'column_A',
  'column_B',
  'result_format',
  'batch_id',
  'catch_exceptions',
  'include_config',
])
const TYPE_CHECK = /of_type|type_list|column_types?|schema/

/** What was found, in figures. Values of the data are left out: they may be somebody's. */
export function observedOf(result: Part, expectation: string): string {
  const figures: string[] = []
  const found = result.at('observed_value')
  const number = found.number() ?? found.boolean()
  if (number !== null) figures.push(`observed ${number}`)
  else if (TYPE_CHECK.test(expectation) && textOf(found.node)) figures.push(`observed ${found.name(200)}`)
  const elements = result.at('element_count').count()
  const unexpected = result.at('unexpected_count').count()
  const of = elements === null ? '' : ` of ${elements}`
  if (unexpected !== null) figures.push(`${unexpected}${of} unexpected${percent(result.at('unexpected_percent'))}`)
  else if (elements !== null) figures.push(`${elements} in all`)
  const missing = result.at('missing_count').count()
  if (missing !== null) figures.push(`${missing} missing${percent(result.at('missing_percent'))}`)
  for (const [, part] of result.entries())
    if (part.node?.kind !== 'scalar' || typeof part.node.value === 'string') part.leaveOut()
  return figures.join(', ')
}

/** What was demanded, by the arguments of the expectation. */
export function expectedOf(kwargs: Part): string {
  const said: string[] = []
  for (const [key, part] of kwargs.entries()) {
    if (NOT_EXPECTED.has(key) || !part.exists) continue
    const written = part.written(MOST_EXPECTED)
    const reason = written === null ? null : reasonToLeaveOut(key, written)
    if (reason) part.leaveOut(reason)
    else if (written !== null && said.join(', ').length + written.length < MOST_EXPECTED) {
      said.push(`${key}: ${written}`)
      part.claim()
    }
  }
  return said.join(', ')
}

function percent(part: Part): string {
  const number = part.number()
  return number === null ? '' : ` (${Number(number.toPrecision(3))} %)`
}
