import type { Part } from '../reading/part'
import { quote } from '../reading/report'

/** Left over from a template that a test fills in: `{{ any(result) }}`, `${json-unit.any-string}`. */
const TEMPLATE = /\$\{|\{\{/

/** Text that names something, or null with a remark where a template's mark stands instead. */
export function namedBy(part: Part, most = 1_000): string | null {
  const name = part.name(most)
  if (name === null || !TEMPLATE.test(name)) return name
  part.problem(`${quote(name)} is left over from a template. It names nothing and was left out.`)
  return null
}

/** A namespace is often an address; who signs in there is no part of it. */
export function namespaceOf(part: Part): string {
  return (part.name(1_000) ?? '').replace(/\/\/[^\s/@]{1,300}@/, '//')
}
