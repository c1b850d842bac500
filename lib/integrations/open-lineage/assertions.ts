import type { CheckOutcome } from '@/lib/datasets/vocabulary'
import type { CheckResultFacts } from '@/lib/imports/vocabulary'
import { checkDimension } from '../reading/check-dimension'
import { numberOf, textOf } from '../reading/located'
import type { Part } from '../reading/part'
import { claimOrigin } from './facets'

/** The checks that were made of a dataset, by its facet `dataQualityAssertions`. */
export function readAssertions(facet: Part): CheckResultFacts[] {
  const results = facet
    .at('assertions')
    .items()
    .flatMap((item) => {
      const kind = item.at('assertion').name()
      if (kind === null) return []
      const success = item.at('success').boolean()
      return [resultOf(item, kind, item.at('name').name() ?? kind, success === null ? null : success ? 'pass' : 'fail')]
    })
  if (results.length > 0) claimOrigin(facet)
  return results
}

/** The tests of a run, by its facet `test`. */
export function readTests(facet: Part): CheckResultFacts[] {
  const results = facet
    .at('tests')
    .items()
    .flatMap((item) => {
      const name = item.at('name').name()
      return name === null ? [] : [resultOf(item, item.at('type').name() ?? name, name, item.at('status').name(50))]
    })
  if (results.length > 0) claimOrigin(facet)
  return results
}

function resultOf(item: Part, kind: string, name: string, status: string | null): CheckResultFacts {
  return {
    name,
    dimension: checkDimension(kind === name ? name : `${kind} ${name}`),
    outcome: outcomeOf(status, item.at('severity').name(50)),
    column: item.at('column').name(),
    observed: figureOf(item.at('actual')),
    expected: [item.at('description').impersonal(1_000), item.at('expected').impersonal(1_000)]
      .filter(Boolean)
      .join(': '),
  }
}

function outcomeOf(status: string | null, severity: string | null): CheckOutcome {
  const word = status?.toLowerCase() ?? ''
  if (word.startsWith('pass')) return 'passed'
  if (!word.startsWith('fail')) return word === 'error' ? 'error' : 'skipped'
  return /^warn|^info/i.test(severity ?? '') ? 'warning' : 'failed'
}

/** What was found, where it is a figure; a value of the data may be somebody's. */
function figureOf(part: Part): string {
  const written = textOf(part.node)
  if (written === null) return ''
  if (numberOf(part.node) !== null || /^(?:true|false)$/i.test(written)) return `observed ${part.text(100)}`
  part.leaveOut()
  return ''
}
