import { identitySentence, normalIdentity } from '@/lib/datasets/identity'
import type { IdentityKind } from '@/lib/datasets/vocabulary'
import type { Identity } from '@/lib/imports/vocabulary'
import type { Part } from './part'
import { quote } from './report'

/** Not of a kind whose values are hashes: something else in their place is a fault, no other way to count. */
const COUNTED_BY_SOURCE: readonly IdentityKind[] = ['lakefs_commit', 'delta_version']

/** What tells a version from others, as the register keeps it; null, with a remark, where it has not the form of its kind. */
export function identityFrom(part: Part, kind: IdentityKind): Identity | null {
  const written = part.name(500)
  if (written === null) return null
  const value = normalIdentity(kind, written)
  if (value !== null) return { kind, value }
  const own = COUNTED_BY_SOURCE.includes(kind) ? normalIdentity('source_version', written) : null
  if (own !== null) return { kind: 'source_version', value: own }
  part.problem(`${quote(written)} was not kept as a version. ${identitySentence(kind)}`)
  return null
}
