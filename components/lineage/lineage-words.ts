import { countWords } from '@/lib/lineage/rules'
import type { Lineage } from '@/lib/lineage/views'

/** The finding, as a title: what rests on the record, or where it came from. */
export function lineageFinding({ of, nodes }: Pick<Lineage, 'of' | 'nodes'>): string {
  // A whole use case is no record that others rest on: what it has is said.
  if (nodes.filter(({ side }) => side === 'start').length > 1) {
    const all = countWords(nodes.filter(({ kind }) => kind !== 'lineage_job'))
    return `${of} has ${all ?? 'nothing on record'}`
  }
  const decisions = nodes.filter(({ side, kind }) => side === 'affected' && kind !== 'lineage_job')
  const sources = nodes.filter(({ side }) => side === 'made_of')
  const affected = countWords(decisions)
  if (affected) return `${affected} rest${decisions.length === 1 ? 's' : ''} on ${of}`
  const made = countWords(sources)
  return made ? `${of} was made of ${made}` : `Nothing is on record about where ${of} came from or what was made of it`
}

/** “4 records have a problem” */
export function problemFinding({ nodes }: Pick<Lineage, 'nodes'>): string {
  const count = nodes.filter(({ problems }) => problems.length > 0).length
  if (count === 0) return 'No problem on the way'
  return count === 1 ? 'One record has a problem' : `${count.toLocaleString('en')} records have a problem`
}
