import type { LineageFacts } from '@/lib/imports/vocabulary'
import { textOf } from '../reading/located'
import type { Part } from '../reading/part'
import { claimOrigin } from './facets'
import { namespaceOf } from './names'

/**
 * The facet `lineage`, since 2025: what was made of what, where an event tells of others than its own job. Which column
 * was made of which has no place here, and is listed.
 */
export function readLineageFacet(facet: Part, event: Pick<LineageFacts, 'job' | 'run' | 'at'>): LineageFacts[] {
  const read = facet
    .at('entries')
    .items()
    .flatMap((entry) => entryOf(entry, event))
  if (read.length > 0) claimOrigin(facet)
  return read
}

function entryOf(entry: Part, event: Pick<LineageFacts, 'job' | 'run' | 'at'>): LineageFacts[] {
  const name = nodeOf(entry)
  if (!name) return []
  const sources = entry.at('inputs').items()
  const ofKind = (kind: string) => sources.filter((source) => kindOf(source) === kind)
  const jobs = ofKind('JOB')
  if (kindOf(entry) === 'JOB') {
    entry.at('type').claim()
    const job = { ...name, description: '' }
    const run = entry.at('runId').name(200)
    return [{ job, run, eventType: 'OTHER', at: event.at, inputs: namesOf(ofKind('DATASET')), outputs: [] }]
  }
  entry.at('type').claim()
  const inputs = namesOf(ofKind('DATASET'))
  const makers = jobs.flatMap((job) => {
    const made = nodeOf(job)
    if (!made) return []
    job.at('type').claim()
    return [{ job: { ...made, description: '' }, run: job.at('runId').name(200) }]
  })
  const by = makers.length > 0 ? makers : [{ job: event.job, run: event.run }]
  return by.map(({ job, run }) => ({ job, run, eventType: 'OTHER', at: event.at, inputs, outputs: [name] }))
}

function kindOf(part: Part): string {
  return textOf(part.at('type').node)?.toUpperCase() ?? 'DATASET'
}

function namesOf(parts: Part[]): LineageFacts['inputs'] {
  return parts.flatMap((part) => {
    const name = nodeOf(part)
    if (name) part.at('type').claim()
    return name ?? []
  })
}

function nodeOf(part: Part): { namespace: string; name: string } | null {
  const name = part.at('name').name(1_000)
  return name === null ? null : { namespace: namespaceOf(part.at('namespace')), name }
}
